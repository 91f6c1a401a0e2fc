import { StringDecoder } from 'node:string_decoder'
import type { LogEvent } from '../../logs/append'

/** How much of the log Invoke answers with `LogType: Tail`. */
const TAIL_BYTES = 4096

/** A line longer than this becomes several events; CloudWatch Logs takes 256 KB. */
const MAX_LINE = 200_000

/** As many events, or characters of them, are not held back. */
const MANY = 1000
const LARGE = 1024 * 1024

/** What one execution environment writes: events for its log stream, and the tail of the present invocation. */
export class EnvironmentLog {
  #events: LogEvent[] = []
  #length = 0
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
    if (lines.length > 0) this.#push(lines.map((line) => `${line}\n`))
    if (this.#line.length > MAX_LINE) this.#endLine()
  }

  /** What Lambda writes. A line that the processes have not ended ends here. */
  write(message: string): void {
    this.#endLine()
    this.#push([message])
  }

  /** Whether `take` would give so much that it should not wait. */
  get isLong(): boolean {
    return this.#events.length >= MANY || this.#length >= LARGE
  }

  /** The events since the last call. */
  take(): LogEvent[] {
    const events = this.#events
    this.#events = []
    this.#length = 0
    return events
  }

  /** The last 4 KB since the last call, base64. */
  takeTail(): string {
    const bytes = Buffer.from(this.#tail)
    this.#tail = ''
    return bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)).toString('base64')
  }

  #endLine(): void {
    if (this.#line !== '') this.#push([this.#line])
    this.#line = ''
  }

  #push(messages: readonly string[]): void {
    const timestamp = this.now()
    for (const message of messages) {
      this.#events.push({ timestamp, message })
      this.#length += message.length
      this.logged()
    }
    this.#tail = (this.#tail + messages.join('')).slice(-TAIL_BYTES)
  }
}
