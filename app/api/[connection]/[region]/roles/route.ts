import { listRoles } from '@/lib/roles/data'
import { read } from '@/lib/door/route'

export const GET = read((place) => listRoles(place))
