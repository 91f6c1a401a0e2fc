import { listQualifiers } from '@/lib/functions/data'
import { read } from '@/lib/door/route'

export const GET = read<'name'>((place, params) => listQualifiers(place, params.name))
