import { setTimeout as wait } from 'node:timers/promises'
import type { HttpHandlerOptions, Pluggable } from '@smithy/types'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { HttpRequest } from '@smithy/core/protocols'
import { log } from '@/lib/log'
import { currentCaller } from './caller'
import type { Connection } from './connection'
import { blame } from './errors'

const readName = /^(Get|List|Describe|Head|BatchGet|BatchCheck)/
const connectMs = 3000
const readMs = 10_000
const writeMs = 60_000
const tries = 3

/** The operation that a request on the wire asks for where method and path do not tell (JSON 1.1, Query). */
const operationOf = ({ headers, body }: HttpRequest) =>
  headers['x-amz-target']?.split('.').at(-1) ??
  (typeof body === 'string' ? (/(?:^|&)Action=(\w+)/.exec(body)?.[1] ?? '') : '')

/** Whether a request changes nothing, so that it may be sent again. */
export const isRead = (request: HttpRequest) =>
  request.method === 'GET' || request.method === 'HEAD' || readName.test(operationOf(request))

/** One pool of connections, kept alive, that waits 3 s to connect, 10 s for a read and 60 s for a write. */
export class Transport extends NodeHttpHandler {
  constructor() {
    super({
      connectionTimeout: connectMs,
      requestTimeout: writeMs,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 50 },
      httpsAgent: { keepAlive: true, maxSockets: 50 },
    })
  }
  override handle(request: HttpRequest, options?: HttpHandlerOptions) {
    return super.handle(request, { requestTimeout: isRead(request) ? readMs : writeMs, ...options })
  }
}

const number = (value: unknown) => (typeof value === 'number' ? value : 0)
const get = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/**
 * Whether another try of a read may go better: throttled, a fault of the server, or no answer but within the time
 * limit.
 */
function isTransient(thrown: unknown) {
  const status =
    number(get(get(thrown, '$metadata'), 'httpStatusCode')) || number(get(get(thrown, '$response'), 'statusCode'))
  if (status > 0)
    return (
      status === 429 ||
      status >= 500 ||
      get(get(thrown, '$metadata'), 'clockSkewCorrected') === true ||
      /Throttl|TooManyRequests/.test(String(get(thrown, 'name')))
    )
  return /ECONNRESET|EPIPE|socket hang up/.test(`${get(thrown, 'code')} ${get(thrown, 'message')}`)
}

/**
 * Where every call of AWS passes, through the SDK or not: what is to be known of all of them is told here. The log gets
 * a line for each at level `debug`.
 */
export async function pass<T>(connection: Connection, operation: string, send: () => Promise<T>): Promise<T> {
  const from = performance.now()
  try {
    return await send()
  } catch (thrown) {
    blame(thrown, connection, operation)
    throw thrown
  } finally {
    if (log.isLevelEnabled('debug')) {
      const ms = Math.round(performance.now() - from)
      log.debug({ operation, ms, connection: connection.name, for: currentCaller()?.action }, 'AWS call')
    }
  }
}

/**
 * Sends a read up to three times, with full jitter, where that helps. A write is sent once: what became of it is read
 * back instead (the SDK's own retries told of a false conflict, and invoked three times).
 * @param onError hears every error that leaves the client
 */
export const rules = <I extends object, O extends object>(
  connection: Connection,
  onError: (thrown: unknown) => void = () => {},
): Pluggable<I, O> => ({
  applyToStack(stack) {
    stack.add(
      (next) => async (args) => {
        for (let attempt = 1; ; attempt++) {
          try {
            return await next(args)
          } catch (thrown) {
            const { request } = args
            const again = attempt < tries && isTransient(thrown) && isHttpRequest(request) && isRead(request)
            if (!again) throw thrown
            await wait(Math.random() * 200 * 2 ** attempt)
          }
        }
      },
      { step: 'finalizeRequest', name: 'gantryReadsAgain', priority: 'high' },
    )
    stack.add(
      (next, { commandName }) =>
        (args) =>
          pass(connection, String(commandName ?? '').replace(/Command$/, ''), () => next(args)).catch(
            (thrown: unknown) => {
              onError(thrown)
              throw thrown
            },
          ),
      { step: 'initialize', name: 'gantryPass', priority: 'high' },
    )
  },
})

const isHttpRequest = (request: unknown): request is HttpRequest =>
  typeof request === 'object' && request !== null && 'method' in request && 'headers' in request
