import { z } from 'zod'
import { otherRevision } from './lambda/revision'
import { EngineError } from './protocol/errors'
import type { Service } from './protocol/service'
import { isRead } from './reads'

/**
 * How the next call can fail. `timeout` gives no answer for longer than clients wait; `lost-answer` does what was asked
 * and cuts the connection instead of saying so.
 */
export const faultSchema = z.enum(['403', '409', '412', '429', '500', 'timeout', 'lost-answer'])

/** One of these faults. */
export type Fault = z.infer<typeof faultSchema>

type Waiting = { readonly fault: Fault; readonly operation: string | undefined }

/** Longer than the panel waits for any answer but an invocation's. */
const SILENCE_MS = 65_000

/** The codes of throttling and of an error of its own, as each service calls them. */
const CODES: Readonly<Record<Service['id'], { readonly throttled: string; readonly failed: string }>> = {
  lambda: { throttled: 'TooManyRequestsException', failed: 'ServiceException' },
  ecr: { throttled: 'ThrottlingException', failed: 'ServerException' },
  logs: { throttled: 'ThrottlingException', failed: 'ServiceUnavailableException' },
  iam: { throttled: 'Throttling', failed: 'ServiceFailure' },
  sts: { throttled: 'Throttling', failed: 'InternalFailure' },
}

const FAILED = 'An error occurred and the request cannot be processed.'

/** The answers that only Lambda gives wait for a call of Lambda. */
const ONLY_LAMBDA: readonly Fault[] = ['409', '412']

/** The error of a service. `refuse` makes the one for a caller who may not. */
function errorOf(
  fault: Exclude<Fault, 'timeout' | 'lost-answer'>,
  id: Service['id'],
  refuse: () => EngineError,
): EngineError {
  switch (fault) {
    case '403':
      return refuse()
    case '409':
      return new EngineError(
        'ResourceConflictException',
        'The operation cannot be performed at this time. Try again later.',
      )
    case '412':
      return otherRevision()
    case '429':
      return new EngineError(
        CODES[id].throttled,
        'Rate exceeded',
        id === 'lambda' ? { Reason: 'CallerRateLimitExceeded' } : {},
      )
    case '500':
      return new EngineError(CODES[id].failed, FAILED, {}, 500)
  }
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

  /**
   * Does what waits for this call. @returns undefined where nothing does, and what the caller must do itself
   * @throws the error that was asked for
   */
  meet(
    account: string,
    { id }: Pick<Service, 'id'>,
    operation: string,
    refuse: () => EngineError,
  ): Promise<never> | 'lost-answer' | undefined {
    const waiting = this.#waiting.get(account)
    if (!waiting || (ONLY_LAMBDA.includes(waiting.fault) && id !== 'lambda')) return undefined
    if (waiting.operation === undefined ? isRead(operation) : waiting.operation !== operation) return undefined
    this.#waiting.delete(account)
    const { fault } = waiting
    if (fault === 'lost-answer') return fault
    if (fault !== 'timeout') throw errorOf(fault, id, refuse)
    return new Promise((_, reject) => {
      setTimeout(() => reject(errorOf('500', id, refuse)), SILENCE_MS).unref()
    })
  }
}
