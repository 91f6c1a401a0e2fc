import { read } from '@/lib/door/route'
import { listFunctionRows } from '@/lib/functions/list/data-list'
import { placeInput } from '@/lib/place'

export const GET = read('lambda:GetFunction', placeInput, (place, search) =>
  listFunctionRows(place, search.getAll('name').slice(0, 50)),
)
