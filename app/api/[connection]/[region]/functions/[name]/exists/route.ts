import { functionExists } from '@/lib/functions/exists'
import { read } from '@/lib/route'

export const GET = read<'name'>((place, { name }) => functionExists(place, name))
