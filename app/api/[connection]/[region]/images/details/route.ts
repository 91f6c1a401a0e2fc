import { listImageDetails } from '@/lib/images/details'
import { search } from '@/lib/images/search'
import { read } from '@/lib/door/route'

export const GET = read((place, _, { nextUrl }) =>
  listImageDetails(place, search.registryId(nextUrl), search.repository(nextUrl), search.digests(nextUrl)),
)
