import type { Engine } from '../engine'
import { appendLogEvents, type LogEvent } from '../logs/append'
import type { Target } from './invocation'

/** Events of many invocations go to the disk together, this long after the first. */
const DELAY_MS = 50

type Batch = { readonly target: Target; readonly group: string; readonly stream: string; readonly events: LogEvent[] }

/** Keeps what functions log for CloudWatch Logs. No invocation waits for it. */
export class LogWriter {
  readonly #batches = new Map<string, Batch>()
  #timer: NodeJS.Timeout | undefined

  constructor(readonly engine: Engine) {}

  add(target: Target, stream: string, events: readonly LogEvent[]): void {
    if (events.length === 0) return
    const { account, region, record, configuration } = target
    const group = configuration.loggingConfig.LogGroup ?? `/aws/lambda/${record.name}`
    const key = `${account}/${region}/${group}/${stream}`
    const batch = this.#batches.get(key) ?? { target, group, stream, events: [] }
    batch.events.push(...events)
    this.#batches.set(key, batch)
    this.#timer ??= setTimeout(() => this.flush(), DELAY_MS).unref()
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const batches = Array.from(this.#batches.values())
    this.#batches.clear()
    for (const { target, group, stream, events } of batches) {
      try {
        this.engine.run(target, ({ world, now }) => appendLogEvents(world, { group, stream, now, events }))
      } catch (error) {
        this.engine.logger.error({ err: error, group }, 'the log of a function could not be kept')
      }
    }
  }
}
