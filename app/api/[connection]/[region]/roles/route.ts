import { read } from '@/lib/door/route'
import { placeInput } from '@/lib/place'
import { listRoles } from '@/lib/roles/data'

export const GET = read('iam:ListRoles', placeInput, listRoles)
