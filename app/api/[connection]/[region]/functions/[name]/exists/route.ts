import { functionExists } from '@/lib/functions/exists'
import { read } from '@/lib/door/route'

export const GET = read<'name'>((place, { name }) => functionExists(place, name))
