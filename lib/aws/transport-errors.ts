import type { AppError } from '@/lib/result'
import type { Connection } from './connection'

const codeOf = (thrown: Error) => ('code' in thrown && typeof thrown.code === 'string' ? thrown.code : '')
/** The name that DNS did not know. */
const hostOf = (thrown: Error) => ('hostname' in thrown && typeof thrown.hostname === 'string' ? thrown.hostname : null)
const target = (connection: Connection | null) => connection?.endpoint ?? 'AWS'

/** Why no answer came, in the words of the person's side. */
const reasons: readonly (readonly [pattern: RegExp, code: string, sentence: (to: string) => string, remedy: string])[] =
  [
    [
      /ECONNREFUSED/,
      'Unreachable',
      (to) => `Nothing listens at ${to}.`,
      'Start what should answer there, or choose another connection.',
    ],
    [
      /ENOTFOUND|EAI_AGAIN/,
      'Unreachable',
      (to) => `${to} cannot be found by its name.`,
      'Check the Region, the endpoint and your network.',
    ],
    [
      /EHOSTUNREACH|ENETUNREACH|EPIPE/,
      'Unreachable',
      (to) => `${to} cannot be reached.`,
      'Check your network, VPN or proxy.',
    ],
    [
      /CERT|SELF_SIGNED|TLS|SSL/,
      'Unreachable',
      (to) => `The certificate of ${to} is not trusted.`,
      'Set NODE_EXTRA_CA_CERTS to the certificate authority of your network.',
    ],
    [
      /ECONNRESET|socket hang up|aborted/,
      'ConnectionLost',
      (to) => `${to} closed the connection before it answered.`,
      'Look at what happened before you try again.',
    ],
    [
      /TimeoutError|ETIMEDOUT|RequestTimeout|timed? ?out/i,
      'Timeout',
      (to) => `${to} did not answer in time.`,
      'Look at what happened before you try again.',
    ],
    [/AbortError/, 'Cancelled', () => 'The request was cancelled.', 'Try again when you want to.'],
  ]

/** The error of a call that nothing answered, or null when this is something else. `httpStatus` is 0. */
export function noAnswer(thrown: Error, operation: string, connection: Connection | null): AppError | null {
  const signs = [codeOf(thrown), thrown.message, thrown.name].join(' ')
  const found = reasons.find(([pattern]) => pattern.test(signs))
  if (!found) return null
  const [, code, sentence, remedy] = found
  return {
    code,
    message: sentence(hostOf(thrown) ?? target(connection)),
    httpStatus: 0,
    requestId: null,
    operation,
    remedy,
  }
}

/** The error of an answer that is not AWS's form: a proxy's HTML page, a body cut short. */
export function unreadable(
  operation: string,
  connection: Connection | null,
  httpStatus: number,
  requestId: string | null,
): AppError {
  return {
    code: 'UnreadableAnswer',
    message: `${target(connection)} answered ${operation} with HTTP ${httpStatus} and a body that is not AWS's.`,
    httpStatus: httpStatus < 400 ? 502 : httpStatus,
    requestId,
    operation,
    remedy: 'A proxy in between, or an endpoint that is not ready, answers like this. Try again.',
  }
}
