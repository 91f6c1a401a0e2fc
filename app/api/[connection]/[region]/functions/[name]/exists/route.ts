import { read } from '@/lib/door/route'
import { functionExists } from '@/lib/functions/exists'
import { functionPlace } from '@/lib/functions/function-place'

export const GET = read('lambda:GetFunctionConfiguration', functionPlace, ({ name, ...place }) =>
  functionExists(place, name),
)
