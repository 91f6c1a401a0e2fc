import { EngineError } from '../protocol/errors'
import type { Limit } from './invocation'
import { ACCOUNT_CONCURRENCY } from './lambda-limits'

const tooMany = (Reason: string) => new EngineError('TooManyRequestsException', 'Rate Exceeded.', { Reason })

/** Counts what runs now. */
export class Concurrency {
  readonly #running = new Map<string, number>()

  /**
   * @param world `account/Region`
   * @param limit of a function with reserved concurrency
   * @returns what ends the execution
   * @throws 429
   */
  enter(world: string, limit: Limit | undefined): () => void {
    const share = limit && `${world}/${limit.share}`
    if (share && this.#count(share) >= limit.most) throw tooMany('ReservedFunctionConcurrentInvocationLimitExceeded')
    if (this.#count(world) >= ACCOUNT_CONCURRENCY) throw tooMany('ConcurrentInvocationLimitExceeded')
    if (share) this.#add(share, 1)
    this.#add(world, 1)
    return () => {
      if (share) this.#add(share, -1)
      this.#add(world, -1)
    }
  }

  #count(key: string): number {
    return this.#running.get(key) ?? 0
  }

  #add(key: string, difference: number): void {
    const count = this.#count(key) + difference
    if (count === 0) this.#running.delete(key)
    else this.#running.set(key, count)
  }
}
