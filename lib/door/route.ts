import 'server-only'
import type { NextRequest } from 'next/server'
import { AppException, toAppError } from '@/lib/aws/errors'
import { placeInput, type Place } from '@/lib/place'
import type { AppError } from '@/lib/result'
import { guardRequest } from './server-guard'

type Params<Name extends string> = Readonly<Record<Name | 'connection' | 'region', string>>
type Context<Name extends string> = { params: Promise<Params<Name>> }

const answer = (body: unknown, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
const answerError = (error: AppError) => answer({ error }, error.httpStatus >= 400 ? error.httpStatus : 504)

function placeOf(params: unknown): Place {
  const place = placeInput.safeParse(params)
  if (place.success) return place.data
  const message = place.error.issues[0]?.message ?? 'This place does not exist.'
  throw new AppException({ code: 'InvalidInput', message, httpStatus: 400, requestId: null, operation: 'Read' })
}

/**
 * Makes a GET route of a read: `export const GET = read<'name'>((place, { name }) => getFunction(place, name))`. The
 * answer is the JSON model, or `{ error: AppError }` with its status (504 where nothing answered). The guard is inside.
 */
export function read<Name extends string = never>(
  fn: (place: Place, params: Params<Name>, request: NextRequest) => Promise<unknown>,
) {
  return async (request: NextRequest, { params }: Context<Name>): Promise<Response> => {
    const stopped = guardRequest('read', request.headers)
    if (stopped)
      return answerError({
        code: 'Refused',
        message: stopped.message,
        httpStatus: stopped.status,
        requestId: null,
        operation: 'Read',
      })
    try {
      const given = await params
      return answer(await fn(placeOf(given), given, request))
    } catch (thrown) {
      return answerError(toAppError(thrown, 'Read'))
    }
  }
}
