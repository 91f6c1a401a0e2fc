import { listRoles } from '@/lib/roles/data'
import { read } from '@/lib/route'

export const GET = read((place) => listRoles(place))
