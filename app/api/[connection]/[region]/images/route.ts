import { read } from '@/lib/door/route'
import { listImages } from '@/lib/images/data'
import { imageSearch } from '@/lib/images/search'
import { placeInput } from '@/lib/place'

export const GET = read('ecr:DescribeImages', placeInput, (place, search) =>
  listImages(place, imageSearch.repository(search), imageSearch.registryId(search)),
)
