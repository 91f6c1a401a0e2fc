import { z } from 'zod'
import { placeInput } from '@/lib/place'

/** The address of a function's pages and routes. A name that cannot be is told by AWS, in its own words. */
export const functionPlace = placeInput.extend({ name: z.string().min(1).max(200) })
