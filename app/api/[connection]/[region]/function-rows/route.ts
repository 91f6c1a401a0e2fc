import { listFunctionRows } from '@/lib/functions/list/data-list'
import { read } from '@/lib/door/route'

export const GET = read((place, _, request) =>
  listFunctionRows(place, new URL(request.url).searchParams.getAll('name').slice(0, 50)),
)
