import { exitFault, failureFault, launchFault, postedFault, timeoutFault, tooLargeFault } from './faults'
import type { Answer, Fault, Invocation, Phase, Runtime } from './invocation'
import { RuntimeApi, type Posted } from './runtime-api'
import { LaunchError, type Sandbox, type SandboxDriver, type SandboxSpec } from './sandbox'

/** What has been posted just before a process ended still counts. */
const LAST_WORDS_MS = 20

/** Nothing printed for so long: that was all. Docker takes its time. What never ends is not waited for. */
const QUIET_MS = 3
const DOCKER_QUIET_MS = 50
const OUTPUT_LIMIT_MS = 250

/** The longest wait for the memory's figure: REPORT is not worth more. */
const MEMORY_WAIT_MS = 25

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The container of an execution environment, spoken to through the Runtime API. */
export class SandboxRuntime implements Runtime {
  readonly #api = new RuntimeApi()
  #sandbox: Sandbox | undefined
  #memory = 0
  #printed = 0
  #exit: Fault | undefined
  #cut: (fault: Fault) => void = () => {}
  #closed: Promise<void> | undefined

  constructor(
    readonly driver: SandboxDriver,
    readonly spec: Omit<SandboxSpec, 'runtimeApiPort'>,
  ) {}

  get ended(): boolean {
    return this.#exit !== undefined
  }

  async init(limitMs: number): Promise<Phase> {
    let since = performance.now()
    try {
      await this.driver.prepare?.(this.spec.image)
      // Lambda unpacks images before functions are Active: no part of initialising.
      since = performance.now()
      const runtimeApiPort = await this.#api.listen()
      this.#sandbox = await this.driver.start({
        ...this.spec,
        runtimeApiPort,
        onOutput: (chunk) => this.#output(chunk),
      })
    } catch (error) {
      if (error instanceof LaunchError) return { ms: performance.now() - since, fault: launchFault(error) }
      return { ms: performance.now() - since, fault: failureFault(error) }
    }
    if (this.#closed) await this.#sandbox.kill()
    void this.#sandbox.exited.then(
      (exit) => this.#died(exitFault(exit)),
      (error: unknown) => this.#died(failureFault(error)),
    )
    const fault = await this.#race(this.#initialised(), limitMs)
    return { ms: performance.now() - since, fault }
  }

  async #initialised(): Promise<Fault | undefined> {
    const posted = await this.#api.initialised
    return posted?.kind === 'error' ? postedFault('init', posted.payload, posted.errorType) : undefined
  }

  async invoke(invocation: Invocation, limitMs: number): Promise<Answer> {
    const since = performance.now()
    const posted = await this.#race(this.#api.invoke(invocation, Date.now() + limitMs), limitMs)
    const ms = performance.now() - since
    await this.#lastOutput(invocation.tail === true)
    return posted && 'kind' in posted ? { ms, ...answerOf(posted) } : { ms, fault: posted }
  }

  async maxMemoryMb(): Promise<number> {
    const note = (megabytes: number) => void (this.#memory = Math.max(this.#memory, megabytes))
    await Promise.race([this.#sandbox?.maxMemoryMb().then(note, () => {}), after(MEMORY_WAIT_MS)])
    return this.#memory
  }

  close(): Promise<void> {
    this.#api.close()
    // The driver ends at its close what cannot be ended now; the invocation has its answer.
    return (this.#closed ??= this.#sandbox?.kill().catch(() => undefined) ?? Promise.resolve())
  }

  /**
   * What was printed before the response has come with it, and is read next. A program that prints much is behind
   * with it, and Docker passes it on later: nobody waits for that but who asked for the log.
   */
  async #lastOutput(tail: boolean): Promise<void> {
    await new Promise(setImmediate)
    if (!tail) return
    const isDocker = this.driver.kind === 'docker'
    const quiet = isDocker ? DOCKER_QUIET_MS : QUIET_MS
    const until = performance.now() + OUTPUT_LIMIT_MS
    if (isDocker) await after(quiet)
    while (performance.now() - this.#printed < quiet && performance.now() < until) await after(quiet)
  }

  /** What comes first: the end of `work`, of the process, or of the time. */
  async #race<T>(work: Promise<T>, limitMs: number): Promise<T | Fault> {
    let timer: NodeJS.Timeout | undefined
    const cut = new Promise<Fault>((resolve) => {
      this.#cut = resolve
      timer = setTimeout(() => resolve(timeoutFault(limitMs / 1000)), limitMs)
    })
    if (this.#exit) this.#died(this.#exit)
    try {
      return await Promise.race([work, cut])
    } finally {
      clearTimeout(timer)
    }
  }

  #output(chunk: Uint8Array): void {
    this.#printed = performance.now()
    this.spec.onOutput(chunk)
  }

  #died(fault: Fault): void {
    this.#exit = fault
    setTimeout(() => this.#cut(fault), LAST_WORDS_MS)
  }
}

function answerOf(posted: Posted): Omit<Answer, 'ms'> {
  if (posted.kind === 'tooLarge') return { fault: tooLargeFault(posted.limit) }
  if (posted.kind === 'error') return { fault: postedFault('invoke', posted.payload, posted.errorType) }
  return { payload: posted.payload }
}
