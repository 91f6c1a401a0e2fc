import { listImages } from '@/lib/images/data'
import { search } from '@/lib/images/search'
import { read } from '@/lib/door/route'

export const GET = read((place, _, { nextUrl }) =>
  listImages(place, search.repository(nextUrl), search.registryId(nextUrl)),
)
