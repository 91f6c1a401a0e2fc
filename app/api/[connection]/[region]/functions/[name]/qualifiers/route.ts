import { read } from '@/lib/door/route'
import { listQualifiers } from '@/lib/functions/data'
import { functionPlace } from '@/lib/functions/function-place'

export const GET = read('lambda:ListVersionsByFunction', functionPlace, ({ name, ...place }) =>
  listQualifiers(place, name),
)
