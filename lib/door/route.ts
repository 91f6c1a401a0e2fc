import 'server-only'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import { asCaller, operationOf, type IamAction } from '@/lib/aws/caller'
import { toAppError } from '@/lib/aws/errors'
import type { Place } from '@/lib/place'
import type { AppError } from '@/lib/result'
import { guardDoor, parseAddress } from './admit'

type Context = { params: Promise<unknown> }

const answer = (body: unknown, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
const answerError = (error: AppError) => answer({ error }, error.httpStatus >= 400 ? error.httpStatus : 504)

/**
 * Makes a GET route of a read: `export const GET = read('lambda:GetFunction', functionPlace, (place) => …)`. `schema`
 * parses the segments of the address (it extends `placeInput`). The answer is the JSON model, or `{ error: AppError }`
 * with its status (504 where nothing answered). The guard is inside.
 */
export function read<S extends z.ZodType<Place>>(
  action: IamAction,
  schema: S,
  fn: (place: z.output<S>, search: URLSearchParams) => Promise<unknown>,
) {
  return async (request: NextRequest, { params }: Context): Promise<Response> => {
    try {
      guardDoor(action, 'read', request.headers)
      const place = await parseAddress(action, schema, await params)
      return answer(await asCaller({ action, place }, () => fn(place, new URL(request.url).searchParams)))
    } catch (thrown) {
      return answerError(toAppError(thrown, operationOf(action)))
    }
  }
}
