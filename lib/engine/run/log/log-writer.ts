import { appendLogEvents } from '../../logs/append'
import type { ExecutionEnvironment } from '../execution-environment'
import type { RunHost } from '../host'

/** Events go to the disk together, this long after the first of them. */
const DELAY_MS = 50

/** Keeps what functions log for CloudWatch Logs, while they run. No invocation waits for it. */
export class LogWriter {
  readonly #environments = new Set<ExecutionEnvironment>()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(readonly engine: RunHost) {}

  /** Takes note that an environment has logged something. */
  touch(environment: ExecutionEnvironment): void {
    if (this.#closed) return
    this.#environments.add(environment)
    if (environment.log.isLong) this.#keep(environment)
    else this.#timer ??= setTimeout(() => this.flush(), DELAY_MS).unref()
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const environment of this.#environments) this.#keep(environment)
  }

  /** Writes what waits, and takes no more. */
  close(): void {
    this.flush()
    this.#closed = true
  }

  #keep(environment: ExecutionEnvironment): void {
    const { log, logStream: stream, parts } = environment
    const { record, configuration } = parts.target
    this.#environments.delete(environment)
    const group = configuration.loggingConfig.LogGroup ?? `/aws/lambda/${record.name}`
    const events = log.take()
    if (events.length === 0) return
    this.#append(environment, { group, stream, events }).catch((error: unknown) => {
      this.engine.logger.error({ err: error, group }, 'the log of a function could not be kept')
    })
  }

  /** Several environments share a sync of the disk. */
  async #append(
    { parts }: ExecutionEnvironment,
    added: Omit<Parameters<typeof appendLogEvents>[1], 'now'>,
  ): Promise<void> {
    await this.engine.answer(parts.target, ({ world, now }) => appendLogEvents(world, { ...added, now }))
  }
}
