import { search } from '@/lib/images/search'
import { listRepositories } from '@/lib/repositories/data'
import { read } from '@/lib/door/route'

export const GET = read((place, _, { nextUrl }) => listRepositories(place, search.registryId(nextUrl)))
