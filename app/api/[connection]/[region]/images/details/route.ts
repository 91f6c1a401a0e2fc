import { read } from '@/lib/door/route'
import { listImageDetails } from '@/lib/images/details'
import { imageSearch } from '@/lib/images/search'
import { placeInput } from '@/lib/place'

export const GET = read('ecr:BatchGetImage', placeInput, (place, search) =>
  listImageDetails(place, imageSearch.registryId(search), imageSearch.repository(search), imageSearch.digests(search)),
)
