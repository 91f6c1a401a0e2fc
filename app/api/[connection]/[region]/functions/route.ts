import { listFunctions } from '@/lib/functions/list/data-list'
import { read } from '@/lib/door/route'

export const GET = read((place, _, request) =>
  listFunctions(place, Number(new URL(request.url).searchParams.get('from')) || 0),
)
