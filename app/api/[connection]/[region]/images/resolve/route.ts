import { answerResolve } from '@/lib/images/resolve'
import { search } from '@/lib/images/search'
import { read } from '@/lib/door/route'

export const GET = read((place, _, { nextUrl }) => answerResolve(place, search.uri(nextUrl)))
