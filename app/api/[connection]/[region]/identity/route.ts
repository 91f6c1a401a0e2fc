import { read } from '@/lib/door/route'
import { getIdentity } from '@/lib/identity/data'
import { placeInput } from '@/lib/place'

export const GET = read('sts:GetCallerIdentity', placeInput, getIdentity)
