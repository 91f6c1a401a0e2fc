import { listFunctionRows } from '@/lib/functions/data-list'
import { read } from '@/lib/route'

export const GET = read((place, _, request) => listFunctionRows(place, new URL(request.url).searchParams.getAll('name').slice(0, 50)))
