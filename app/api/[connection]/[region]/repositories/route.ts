import { read } from '@/lib/door/route'
import { imageSearch } from '@/lib/images/search'
import { placeInput } from '@/lib/place'
import { listRepositories } from '@/lib/repositories/data'

export const GET = read('ecr:DescribeRepositories', placeInput, (place, search) =>
  listRepositories(place, imageSearch.registryId(search)),
)
