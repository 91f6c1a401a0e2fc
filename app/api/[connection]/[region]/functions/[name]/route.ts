import { read } from '@/lib/door/route'
import { getFunction } from '@/lib/functions/data'
import { functionPlace } from '@/lib/functions/function-place'

export const GET = read('lambda:GetFunction', functionPlace, ({ name, ...place }, search) =>
  getFunction(place, name, search.get('qualifier') ?? undefined),
)
