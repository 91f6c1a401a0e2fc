import { randomBytes, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { CallerRoles } from './caller-roles'
import { Clock, type Speed } from './clock'
import { NextFaults } from './next-faults'
import { EventQueue } from './lambda/invoke/event-queue'
import type { Caller, EngineContext } from './operation'
import { Runner, type RunSettings } from './run/runner'
import type { Store } from './store/store'
import { UnitOfWork } from './store/unit-of-work'

/** The region under which the records of IAM live. */
export const GLOBAL_REGION = 'aws-global'

/** What every request shares: the store, the clock, the log, what runs functions. */
export class Engine {
  readonly clock: Clock
  readonly runner: Runner
  /** What was accepted to run later. */
  readonly events: EventQueue
  readonly callerRoles: CallerRoles
  readonly nextFaults = new NextFaults()
  /** What registry passwords are signed with. Kept, so that they outlive a restart as they do at AWS. */
  readonly secret: string

  constructor(
    readonly store: Store,
    readonly logger: Logger,
    speed: Speed,
    run: RunSettings = {},
  ) {
    this.clock = new Clock(store, speed)
    this.callerRoles = new CallerRoles(store)
    this.runner = new Runner(this, run)
    this.events = new EventQueue(this, this.runner)
    this.secret = keptSecret(store)
  }

  /**
   * Runs `work` with a context of its own and keeps its writes together when it has returned; when it throws,
   * none of them. Synchronous work is atomic. Asynchronous work must not decide on what it read before an await.
   */
  run<T>(caller: Caller, work: (context: EngineContext) => T): T
  run(caller: Caller, work: (context: EngineContext) => unknown): unknown {
    const unit = new UnitOfWork(this.store)
    const result = work(this.#contextOf(caller, unit))
    return result instanceof Promise ? result.then((value: unknown) => keep(unit, value)) : keep(unit, result)
  }

  /**
   * As `run`, for one request of many: its writes share a sync of the disk with those of other requests, and what it
   * answers is given when all that it has read or written is on the disk.
   */
  answer<T>(caller: Caller, work: (context: EngineContext) => T): T | Promise<Awaited<T>>
  answer(caller: Caller, work: (context: EngineContext) => unknown): unknown {
    const unit = new UnitOfWork(this.store)
    const result = work(this.#contextOf(caller, unit))
    return result instanceof Promise
      ? result.then((value: unknown) => keepTogether(unit, value))
      : keepTogether(unit, result)
  }

  #contextOf(caller: Caller, unit: UnitOfWork): EngineContext {
    const {
      account,
      region,
      worldRegion = region,
      origin,
      requestId = randomUUID(),
      answerHeaders = new Map(),
    } = caller
    return {
      account,
      region,
      origin,
      requestId,
      now: this.clock.now(account),
      world: unit.worldOf(account, worldRegion),
      blobs: this.store.blobs,
      secret: this.secret,
      worldOf: (otherAccount, otherRegion) => unit.worldOf(otherAccount, otherRegion),
      duration: (realisticMs) => this.clock.duration(account, realisticMs),
      runner: this.runner,
      events: this.events,
      callerRole: this.callerRoles.of(account),
      sessionToken: caller.sessionToken,
      answerHeaders,
      atOnce: (inner) => this.run(caller, inner),
    }
  }

  reset(account?: string): void {
    this.events.forget(account)
    this.runner.reset(account)
    this.store.reset(account)
    this.clock.reset(account)
    this.callerRoles.reset(account)
    this.nextFaults.reset(account)
  }

  /** Ends what still runs, then lets go of the store. */
  async close(): Promise<void> {
    this.events.close()
    await this.runner.close()
    this.store.close()
  }
}

function keep<T>(unit: UnitOfWork, value: T): T {
  unit.commit()
  return value
}

function keepTogether<T>(unit: UnitOfWork, value: T): T | Promise<T> {
  const kept = unit.commitTogether()
  return kept ? kept.then(() => value) : value
}

function keptSecret(store: Store): string {
  const kept = store.settings().find(({ account, name }) => account === '' && name === 'secret')
  if (kept) return kept.value
  const secret = randomBytes(32).toString('hex')
  if (!store.damage) store.setSetting('', 'secret', secret)
  return secret
}
