import type { ExecutionEnvironment } from './execution-environment'
import type { Target, Whose } from './invocation'

/** An environment that nobody has asked for this long is ended. */
const IDLE_MS = 10 * 60_000
const SWEEP_MS = 30_000

type Idle = { readonly environment: ExecutionEnvironment; readonly since: number }

const owns = ({ account, region, name }: Whose, { target }: ExecutionEnvironment['parts']): boolean =>
  (account === undefined || account === target.account) &&
  (region === undefined || region === target.region) &&
  (name === undefined || name === target.record.name)

const keyOf = ({ account, region, record }: Target): string => `${account}/${region}/${record.name}:${record.version}`

/** A changed version needs a new environment; while an update is under way what ran before goes on. */
function serves({ parts }: ExecutionEnvironment, { record, configuration }: Target): boolean {
  if (!record.previous && parts.target.record.revisionId !== record.revisionId) return false
  return JSON.stringify(parts.target.configuration) === JSON.stringify(configuration)
}

/** The execution environments that wait for their next invocation, and those at work. */
export class WarmPool {
  readonly #idle = new Map<string, Idle[]>()
  readonly #busy = new Set<ExecutionEnvironment>()
  readonly #closing = new Set<Promise<void>>()
  #timer: NodeJS.Timeout | undefined

  /** @param limit how many may wait; the one that waits longest is ended first */
  constructor(readonly limit: number) {}

  /** An environment that fits, else the one that `create` makes. It is the caller's until `release`. */
  take(target: Target, create: () => ExecutionEnvironment): ExecutionEnvironment {
    const waiting = this.#idle.get(keyOf(target)) ?? []
    for (const { environment } of waiting.filter((idle) => !serves(idle.environment, target))) this.#end(environment)
    const found = waiting.filter((idle) => serves(idle.environment, target)).at(-1)?.environment ?? create()
    this.#forget(found)
    this.#busy.add(found)
    return found
  }

  release(environment: ExecutionEnvironment): void {
    this.#busy.delete(environment)
    if (environment.spent) return this.#end(environment)
    const key = keyOf(environment.parts.target)
    this.#idle.set(key, [...(this.#idle.get(key) ?? []), { environment, since: Date.now() }])
    const all = this.#waiting()
    if (all.length > this.limit) this.#end(all.reduce((a, b) => (b.since < a.since ? b : a)).environment)
    this.#timer ??= setInterval(() => this.#sweep(), SWEEP_MS).unref()
  }

  /** Ends what waits, and what works when it has answered. */
  retire(whose: Whose): void {
    for (const { environment } of this.#waiting()) if (owns(whose, environment.parts)) this.#end(environment)
    for (const environment of this.#busy) if (owns(whose, environment.parts)) environment.spent = true
  }

  /** Ends everything at once. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    for (const { environment } of this.#waiting()) this.#end(environment)
    for (const environment of this.#busy) this.#end(environment)
    await Promise.allSettled(this.#closing)
  }

  #waiting(): Idle[] {
    return Array.from(this.#idle.values()).flat()
  }

  #sweep(): void {
    for (const { environment, since } of this.#waiting()) if (Date.now() - since > IDLE_MS) this.#end(environment)
  }

  #forget(environment: ExecutionEnvironment): void {
    const key = keyOf(environment.parts.target)
    const rest = (this.#idle.get(key) ?? []).filter((idle) => idle.environment !== environment)
    if (rest.length > 0) this.#idle.set(key, rest)
    else this.#idle.delete(key)
  }

  #end(environment: ExecutionEnvironment): void {
    this.#forget(environment)
    // What starts containers may be gone itself: then there is nothing left to end.
    const closing = environment
      .close()
      .catch(() => undefined)
      .finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }
}
