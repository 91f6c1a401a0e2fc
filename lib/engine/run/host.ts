import type { Logger } from 'pino'
import type { Clock } from '../clock'
import type { Caller, EngineContext } from '../operation'

/** What runs functions asks of the engine that it runs them for. */
export type RunHost = {
  readonly clock: Clock
  readonly logger: Logger
  /** Runs work with a context of its own and keeps what it wrote when it has returned. */
  run<T>(caller: Caller, work: (context: EngineContext) => T): T
  /** As `run`, sharing a sync of the disk with others; what it answers is on the disk. */
  answer<T>(caller: Caller, work: (context: EngineContext) => T): T | Promise<Awaited<T>>
}
