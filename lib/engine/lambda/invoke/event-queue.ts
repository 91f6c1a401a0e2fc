import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { RunHost } from '../../run/host'
import type { Call, Event, Outcome } from '../../run/invocation'
import type { EventInvocationRecord } from '../../store/attachment-records'
import type { FunctionRef } from '../function-ref'
import { prepare, readInvoked } from './invoked'
import { LATEST } from '../names-and-arns'

/** The events of all accounts lie in one world, so that a start finds them. */
const QUEUE = ['queue', 'events'] as const

/** Source: AWS, "Error handling for asynchronous invocation": a minute, then two. */
const RETRY_MS = [60_000, 120_000]

/** Where Lambda itself refuses, by throttling or because the function is not Active: a second to five minutes. */
const REFUSED_MS = 1_000
const DOUBLINGS = 8

const DEFAULT_RETRIES = 2
const DEFAULT_MAX_AGE_S = 21_600

/**
 * No first retry comes sooner in real time, and no wait is longer without a look at the clock, which can be advanced.
 */
const MIN_WAIT_MS = 50
const MAX_WAIT_MS = 1_000

/** How many events of one function run at once. */
const PARALLEL = 10

/** `refused` counts how often Lambda would not run it. */
type Item = { readonly id: string; record: EventInvocationRecord; due: number; running: boolean; refused: number }

/** What runs an invocation. */
type Invoker = { invoke(call: Call): Promise<Outcome> }

/** The asynchronous invocations that were accepted: on the disk until they have run or were given up. */
export class EventQueue {
  readonly #items = new Map<string, Item>()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(
    readonly engine: RunHost,
    readonly invoker: Invoker,
  ) {}

  /** Keeps an event; it runs after the answer. */
  accept(context: EngineContext, { name, qualifier }: FunctionRef, { requestId, payload, clientContext }: Event): void {
    const { account, region, origin, now } = context
    const text = Buffer.from(payload).toString('utf8')
    const record = {
      account,
      region,
      origin,
      name,
      qualifier,
      payload: text,
      clientContext,
      receivedAt: now,
      failures: 0,
    }
    context.atOnce(({ worldOf }) => worldOf(...QUEUE).put('eventInvocation', requestId, record))
    this.#add(requestId, record)
  }

  /** Takes up what was accepted before the engine ended. */
  resume(): void {
    const context = { account: QUEUE[0], region: QUEUE[1], origin: '' }
    const kept = this.engine.run(context, ({ world }) => world.list('eventInvocation'))
    for (const { key, value } of kept) this.#add(key, value)
  }

  /** Gives up what an account, or all, still wait for. */
  forget(account?: string): void {
    for (const item of this.#items.values())
      if (account === undefined || item.record.account === account) this.#drop(item)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  #add(id: string, record: EventInvocationRecord): void {
    this.#items.set(id, { id, record, due: 0, running: false, refused: 0 })
    this.#schedule(0)
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    if (!this.#closed) this.#timer = setTimeout(() => this.#pump(), ms).unref()
  }

  #pump(): void {
    const running = new Map<string, number>()
    const functionOf = ({ record }: Item) => `${record.account}/${record.region}/${record.name}`
    const count = (item: Item) => running.set(functionOf(item), (running.get(functionOf(item)) ?? 0) + 1)
    for (const item of this.#items.values()) if (item.running) count(item)
    let wait: number | undefined
    for (const item of this.#items.values()) {
      if (item.running) continue
      const early = item.due - this.engine.clock.now(item.record.account)
      if (early > 0) {
        wait = Math.min(early, wait ?? MAX_WAIT_MS)
        continue
      }
      if ((running.get(functionOf(item)) ?? 0) >= PARALLEL) continue
      count(item)
      item.running = true
      this.#attempt(item)
        .catch((error: unknown) => this.#unnoted(item, error))
        .finally(() => this.#schedule(0))
    }
    if (wait !== undefined) this.#schedule(wait)
  }

  async #attempt(item: Item): Promise<void> {
    const { id, record } = item
    const { account, region, origin, name, qualifier = LATEST, receivedAt } = record
    const caller = { account, region, origin, requestId: id }
    const config = this.engine.run(caller, ({ world }) => world.get('eventInvokeConfig', `${name}:${qualifier}`))
    const { maximumRetryAttempts = DEFAULT_RETRIES, maximumEventAgeInSeconds = DEFAULT_MAX_AGE_S } = config ?? {}
    if (this.engine.clock.now(account) - receivedAt > maximumEventAgeInSeconds * 1000) return this.#drop(item)
    try {
      const call = this.engine.run(caller, (context) => this.#call(context, id, record))
      const { functionError } = await this.invoker.invoke(call)
      if (!functionError || record.failures >= maximumRetryAttempts) return this.#drop(item)
      this.#again(item, { ...record, failures: record.failures + 1 }, RETRY_MS[record.failures] ?? 0)
    } catch (error) {
      const passes = error instanceof EngineError && (error.status === 429 || error.status === 409)
      if (passes) this.#refused(item)
      else {
        this.engine.logger.warn(
          { err: error, function: name, requestId: id },
          'an asynchronous invocation was given up',
        )
        this.#drop(item)
      }
    }
  }

  #call(context: EngineContext, requestId: string, record: EventInvocationRecord): Call {
    const { name, qualifier, payload, clientContext } = record
    const ref = { name, qualifier }
    const event = { requestId, payload: Buffer.from(payload), clientContext }
    return prepare(context, ref, readInvoked(context, ref), event)
  }

  #refused(item: Item): void {
    const times = 2 ** Math.min(item.refused, DOUBLINGS)
    item.refused += 1
    this.#again(item, item.record, REFUSED_MS * times, MIN_WAIT_MS * times)
  }

  #again(item: Item, record: EventInvocationRecord, realisticMs: number, minMs = MIN_WAIT_MS): void {
    const { clock } = this.engine
    const wait = Math.max(minMs, clock.duration(record.account, realisticMs))
    item.due = clock.now(record.account) + wait
    item.running = false
    if (this.#closed || record === item.record) return
    item.record = record
    this.engine.run(record, ({ worldOf }) => worldOf(...QUEUE).put('eventInvocation', item.id, record))
  }

  /** The disk would not take note of how it went: what it still holds runs again at the next start. */
  #unnoted({ id, record: { name } }: Item, error: unknown): void {
    this.engine.logger.error(
      { err: error, function: name, requestId: id },
      'an asynchronous invocation could not be noted',
    )
    this.#items.delete(id)
  }

  /** What ends because the engine ends runs again at its next start. */
  #drop({ id, record }: Item): void {
    if (this.#closed) return
    this.#items.delete(id)
    this.engine.run(record, ({ worldOf }) => worldOf(...QUEUE).delete('eventInvocation', id))
  }
}
