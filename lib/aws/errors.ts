import { shared } from '@/lib/cache'
import { log } from '@/lib/log'
import { AppException, type AppError } from '@/lib/result'
import type { Connection } from './connection'
import { credentialsError } from './credentials-error'
import { noAnswer, unreadable } from './transport-errors'

type Blame = { readonly connection: Connection; readonly operation: string }
const blamed = shared('blamed', () => new WeakMap<object, Blame>())

/**
 * Remembers which call an error came from, and whose credentials and endpoint it used, so that its sentence can name
 * them.
 */
export function blame(thrown: unknown, connection: Connection, operation: string) {
  if (thrown instanceof Error) blamed.set(thrown, { connection, operation })
}

const throttling = /^(TooManyRequests|Throttling|ThrottledException|RequestLimitExceeded|SlowDown)/

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** Seconds that the answer itself asks to wait, else 2 for a throttled one. */
function retryAfter(thrown: Error) {
  const header = Number(
    field(field(field(thrown, '$response'), 'headers'), 'retry-after') ?? field(thrown, 'retryAfterSeconds'),
  )
  return Number.isFinite(header) && header > 0 ? Math.ceil(header) : 2
}

/**
 * Maps anything thrown while talking to AWS to the one error form of the panel: by what answered and
 * with which HTTP status, then by name. The raw text of a parser or a socket never reaches the person.
 * @param asked what was wanted, for an error that no call of AWS's own is known for
 */
export function toAppError(thrown: unknown, asked: string): AppError {
  if (thrown instanceof AppException) return thrown.error
  if (!(thrown instanceof Error)) return unexpected(thrown, asked)
  const { connection, operation } = blamed.get(thrown) ?? { connection: null, operation: asked }
  const metadata = field(thrown, '$metadata')
  const answered = field(metadata, 'httpStatusCode') ?? field(field(thrown, '$response'), 'statusCode')
  const httpStatus = typeof answered === 'number' ? answered : 0
  const requestId = text(field(metadata, 'requestId'))
  const refused = credentialsError(thrown, operation, connection, httpStatus, requestId)
  if (refused) return refused
  const isService =
    field(thrown, '$fault') !== undefined && !/^(Unknown|UnknownError|Error|SyntaxError)$/.test(thrown.name)
  if (isService) {
    const message = text(thrown.message) ?? text(field(thrown, 'Message')) ?? `${operation} failed with ${thrown.name}.`
    const base: AppError = { code: thrown.name, message, httpStatus, requestId, operation }
    return httpStatus === 429 || throttling.test(thrown.name)
      ? { ...base, httpStatus: 429, retryAfter: retryAfter(thrown) }
      : base
  }
  const silent = noAnswer(thrown, operation, connection)
  if (silent) return silent
  if (httpStatus === 429)
    return { ...unreadable(operation, connection, httpStatus, requestId), retryAfter: retryAfter(thrown) }
  if (httpStatus > 0) return unreadable(operation, connection, httpStatus, requestId)
  return unexpected(thrown, operation)
}

/** A fault of our own: written to the log whole, told without its inner words. */
function unexpected(thrown: unknown, operation: string): AppError {
  log.error({ err: thrown, operation }, 'unexpected error')
  return {
    code: 'InternalError',
    message: `${operation} stopped on a fault inside Gantry. Its log says more.`,
    httpStatus: 500,
    requestId: null,
    operation,
  }
}
