import { z } from 'zod'
import { EngineError } from './protocol/errors'
import type { Service } from './protocol/services'

/** How the next call can fail. `timeout` gives no answer for longer than clients wait. */
export const faultSchema = z.enum(['403', '409', '412', '429', '500', 'timeout'])
export type Fault = z.infer<typeof faultSchema>

type Waiting = { readonly fault: Fault; readonly operation: string | undefined }

/** Longer than the panel waits for any answer but an invocation's. */
const SILENCE_MS = 65_000
const READS = /^(Get|List|Describe|Batch(Get|Check))/

const throttled = (lambda: boolean) =>
  lambda
    ? new EngineError('TooManyRequestsException', 'Rate exceeded', { Reason: 'CallerRateLimitExceeded' })
    : new EngineError('ThrottlingException', 'Rate exceeded')

const ERRORS: Readonly<Record<Exclude<Fault, 'timeout'>, (operation: string, lambda: boolean) => EngineError>> = {
  '403': (operation) => new EngineError('AccessDeniedException', `User is not authorized to perform: ${operation}`),
  '409': () =>
    new EngineError('ResourceConflictException', 'The operation cannot be performed at this time. Try again later.'),
  '412': () =>
    new EngineError(
      'PreconditionFailedException',
      'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    ),
  '429': (_, lambda) => throttled(lambda),
  '500': () => new EngineError('ServiceException', 'An error occurred and the request cannot be processed.'),
}

/** Faults that wait for their call: one for each account. Not kept over a restart. */
export class NextFaults {
  readonly #waiting = new Map<string, Waiting>()

  /** The next call of `operation` fails; without one, the next call that would change something. */
  set(account: string, fault: Fault, operation?: string): void {
    this.#waiting.set(account, { fault, operation })
  }

  reset(account?: string): void {
    if (account === undefined) this.#waiting.clear()
    else this.#waiting.delete(account)
  }

  /** Does what waits for this call; undefined where nothing does. @throws the error that was asked for */
  meet(account: string, { id }: Pick<Service, 'id'>, operation: string): Promise<never> | undefined {
    const waiting = this.#waiting.get(account)
    if (!waiting || (waiting.operation === undefined ? READS.test(operation) : waiting.operation !== operation)) return undefined
    this.#waiting.delete(account)
    const { fault } = waiting
    if (fault !== 'timeout') throw ERRORS[fault](operation, id === 'lambda')
    return new Promise((_, reject) => {
      setTimeout(() => reject(ERRORS['500'](operation, true)), SILENCE_MS).unref()
    })
  }
}
