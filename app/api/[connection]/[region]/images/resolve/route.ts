import { read } from '@/lib/door/route'
import { answerResolve } from '@/lib/images/resolve'
import { imageSearch } from '@/lib/images/search'
import { placeInput } from '@/lib/place'

export const GET = read('ecr:DescribeImages', placeInput, (place, search) =>
  answerResolve(place, imageSearch.uri(search)),
)
