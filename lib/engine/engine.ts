import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { Clock, type Speed } from './clock'
import type { EngineContext } from './operation'
import type { Store } from './store/store'
import { UnitOfWork } from './store/unit-of-work'

/** For whom something runs. `origin` is how the client reached the engine: `http://127.0.0.1:4510`. */
export type Caller = {
  readonly account: string
  readonly region: string
  /** Where the records live when that is not the region: IAM's and STS's are the account's. */
  readonly worldRegion?: string
  readonly origin: string
  readonly requestId?: string
}

/** The region under which the records of IAM live. */
export const GLOBAL_REGION = 'aws-global'

/** What every request shares: the store, the clock, the log. */
export class Engine {
  readonly clock: Clock

  constructor(
    readonly store: Store,
    readonly logger: Logger,
    speed: Speed,
  ) {
    this.clock = new Clock(store, speed)
  }

  /**
   * Runs `work` with a context of its own and keeps its writes together when it has returned; when it throws,
   * none of them. Synchronous work is atomic. Asynchronous work must not decide on what it read before an await.
   */
  run<T>(caller: Caller, work: (context: EngineContext) => T): T
  run(caller: Caller, work: (context: EngineContext) => unknown): unknown {
    const { account, region, worldRegion = region, origin, requestId = randomUUID() } = caller
    const unit = new UnitOfWork(this.store)
    const result = work({
      account,
      region,
      origin,
      requestId,
      now: this.clock.now(account),
      world: unit.worldOf(account, worldRegion),
      worldOf: (otherAccount, otherRegion) => unit.worldOf(otherAccount, otherRegion),
      duration: (realisticMs) => this.clock.duration(account, realisticMs),
    })
    if (!(result instanceof Promise)) {
      unit.commit()
      return result
    }
    return result.then((value: unknown) => {
      unit.commit()
      return value
    })
  }

  reset(account?: string): void {
    this.store.reset(account)
    this.clock.reset(account)
  }

  close(): void {
    this.store.close()
  }
}
