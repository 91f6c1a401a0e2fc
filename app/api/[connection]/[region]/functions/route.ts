import { read } from '@/lib/door/route'
import { listFunctions } from '@/lib/functions/list/data-list'
import { placeInput } from '@/lib/place'

export const GET = read('lambda:ListFunctions', placeInput, (place, search) =>
  listFunctions(place, { from: Number(search.get('from')) || 0 }),
)
