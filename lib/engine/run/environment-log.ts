import { StringDecoder } from 'node:string_decoder'
import type { LogEvent } from '../logs/append'

/** How much of the log Invoke answers with `LogType: Tail`. */
const TAIL_BYTES = 4096

/** A line longer than this becomes several events; CloudWatch Logs takes 256 KB. */
const MAX_LINE = 200_000

/** What one execution environment writes: events for its log stream, and the tail of the present invocation. */
export class EnvironmentLog {
  #events: LogEvent[] = []
  #tail = ''
  #line = ''
  readonly #decoder = new StringDecoder('utf8')

  /** `now` reads the engine clock; `logged` is called for every event. */
  constructor(
    readonly now: () => number,
    readonly logged: () => void,
  ) {}

  /** What the processes print: every line is an event. */
  output(chunk: Uint8Array): void {
    const lines = (this.#line + this.#decoder.write(Buffer.from(chunk))).split('\n')
    this.#line = lines.pop() ?? ''
    for (const line of lines) this.#push(`${line}\n`)
    if (this.#line.length > MAX_LINE) this.#endLine()
  }

  /** What Lambda writes. A line that the processes have not ended ends here. */
  write(message: string): void {
    this.#endLine()
    this.#push(message)
  }

  /** How many events `take` would give. */
  get size(): number {
    return this.#events.length
  }

  /** The events since the last call. */
  take(): LogEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  /** The last 4 KB since the last call, base64. */
  takeTail(): string {
    const bytes = Buffer.from(this.#tail)
    this.#tail = ''
    return bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)).toString('base64')
  }

  #endLine(): void {
    if (this.#line !== '') this.#push(this.#line)
    this.#line = ''
  }

  #push(message: string): void {
    this.#events.push({ timestamp: this.now(), message })
    this.#tail = (this.#tail + message).slice(-TAIL_BYTES)
    this.logged()
  }
}
