import type { AppError } from '@/lib/result'
import type { Connection } from './connection'

const missing =
  /^(CredentialsProviderError|CredentialsError|MissingAuthenticationToken|MissingAuthenticationTokenException)$/
const expired = /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired|TokenProviderError|RequestExpired)$/
const wrong =
  /^(UnrecognizedClientException|InvalidClientTokenId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|IncompleteSignatureException|InvalidAccessKeyId|AuthFailure)$/
const skewed = /^(RequestTimeTooSkewed|RequestInTheFuture)$/

/**
 * The error of credentials that are missing, expired, wrong, or refused for the clock, or null. Its
 * message names the profile; its remedy is the command that renews them.
 */
export function credentialsError(
  thrown: Error,
  operation: string,
  connection: Connection | null,
  httpStatus: number,
  requestId: string | null,
): AppError | null {
  const { name, message } = thrown
  const who = connection ? connection.label : 'this connection'
  const say = (code: string, sentence: string, remedy = connection?.renewal): AppError => ({
    code,
    message: sentence,
    httpStatus: httpStatus || 401,
    requestId,
    operation,
    remedy,
  })
  if (skewed.test(name) || /signature (not yet current|expired)/i.test(message)) {
    return say(
      'RequestTimeTooSkewed',
      'The clock of this machine is not the time that AWS has.',
      'Set the clock of this machine, then try again.',
    )
  }
  if (expired.test(name) || (missing.test(name) && /expired|refresh failed/i.test(message))) {
    return say('ExpiredCredentials', `The credentials of ${who} have expired.`)
  }
  if (missing.test(name)) {
    const sso = /\bSSO\b/i.test(message)
    return say(
      'NoCredentials',
      sso ? `The sign-in of ${who} is missing or over.` : `There are no usable credentials for ${who}.`,
    )
  }
  if (wrong.test(name)) return say('WrongCredentials', `AWS does not accept the credentials of ${who}.`)
  return null
}
