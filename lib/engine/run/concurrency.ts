import { EngineError } from '../protocol/errors'

/** Concurrent executions of an account in a Region. Source: AWS, "Lambda quotas". */
const ACCOUNT_LIMIT = 1000

const tooMany = (Reason: string) => new EngineError('TooManyRequestsException', 'Rate Exceeded.', { Reason })

/** Counts what runs now. */
export class Concurrency {
  readonly #running = new Map<string, number>()

  /**
   * @param world `account/Region`
   * @param reserved the function's reserved concurrency; undefined where it has none
   * @returns what ends the execution
   * @throws 429
   */
  enter(world: string, name: string, reserved: number | undefined): () => void {
    const one = `${world}/${name}`
    if (reserved !== undefined && this.#count(one) >= reserved)
      throw tooMany('ReservedFunctionConcurrentInvocationLimitExceeded')
    if (this.#count(world) >= ACCOUNT_LIMIT) throw tooMany('ConcurrentInvocationLimitExceeded')
    this.#add(one, 1)
    this.#add(world, 1)
    return () => {
      this.#add(one, -1)
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
