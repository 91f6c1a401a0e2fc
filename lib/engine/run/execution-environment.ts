import { randomBytes } from 'node:crypto'
import type { Effective } from './effective'
import { EnvironmentLog } from './log/environment-log'
import { timeoutFault } from './faults'
import type { Answer, Fault, Invocation, InvocationResult, Phase, Runtime, Target } from './invocation'
import { platformLine, type PlatformEvent } from './log/platform-log'

/** What an execution environment is made of. */
export type EnvironmentParts = {
  readonly target: Target
  readonly started: Effective
  readonly simulated: boolean
  /** How long the phase before the first invocation may take; after that it is begun once more, with the invocation. */
  readonly initLimitMs: number
  /** A new start of the processes, which writes what they print into the log. */
  createRuntime(environment: ExecutionEnvironment): Runtime
  /** Epoch ms of the engine clock. */
  now(): number
  /** Called for every event of the log. */
  logged(environment: ExecutionEnvironment): void
}

/** What runs one invocation after another of one version of a function, with a log stream of its own. */
export class ExecutionEnvironment {
  readonly log: EnvironmentLog
  readonly logStream: string
  /** Set when no further invocation may use it. */
  spent = false
  #runtime: Runtime | undefined

  constructor(readonly parts: EnvironmentParts) {
    const { now, target } = parts
    const day = new Date(now()).toISOString().slice(0, 10).replaceAll('-', '/')
    this.logStream = `${day}/[${target.record.version}]${randomBytes(16).toString('hex')}`
    this.log = new EnvironmentLog(now, () => parts.logged(this))
  }

  /** One at a time. Never throws for what the function does. */
  async invoke(invocation: Invocation): Promise<InvocationResult> {
    const { record, configuration } = this.parts.target
    const { requestId } = invocation
    const limitMs = configuration.timeout * 1000
    // Processes that ended between two invocations are started anew, as a cold start does.
    if (this.#runtime?.ended) await this.#end()
    const first = this.#runtime ? undefined : await this.#start('init', this.parts.initLimitMs)
    const start = () => this.#write({ type: 'start', requestId, version: record.version })
    const again = first?.fault && (await this.#start('invoke', limitMs, start))
    if (again?.fault?.status !== 'timeout') start()
    const spentMs = again?.ms ?? 0
    const answer: Answer = again?.fault ? { ms: 0, fault: again.fault } : await this.#run(invocation, limitMs - spentMs)
    const fault = answer.fault?.status === 'timeout' ? timeoutFault(configuration.timeout) : answer.fault
    if (fault) this.#writeFault(requestId, fault)
    this.#write({ type: 'end', requestId })
    const ms = fault?.status === 'timeout' ? limitMs : spentMs + answer.ms
    const initMs = first && !first.fault ? first.ms : undefined
    await this.#report(invocation, { ms, initMs, fault })
    if (fault?.fatal) this.spent = true
    return fault
      ? { payload: fault.payload ?? faultPayload(requestId, fault), functionError: 'Unhandled' }
      : { payload: answer.payload ?? new Uint8Array() }
  }

  /** Ends the processes. */
  async close(): Promise<void> {
    this.spent = true
    await this.#runtime?.close()
  }

  async #end(): Promise<void> {
    await this.#runtime?.close()
    this.#runtime = undefined
  }

  /** `beforeTimeout` is called before the report of a phase that took too long: START stands above it. */
  async #start(phase: 'init' | 'invoke', limitMs: number, beforeTimeout?: () => void): Promise<Phase> {
    const runtime = this.parts.createRuntime(this)
    this.#runtime = runtime
    const ended = await runtime.init(limitMs)
    const { ms, fault } = ended
    if (fault) await this.#end()
    if (fault?.launchError) this.#write({ type: 'launchError', reason: fault.message, started: this.parts.started })
    if (fault?.status === 'timeout') beforeTimeout?.()
    this.#write({
      type: 'initReport',
      ms,
      phase,
      status: fault?.status,
      ...(fault?.status === 'error' && { errorType: fault.reportedType ?? fault.errorType }),
    })
    return ended
  }

  #run(invocation: Invocation, limitMs: number): Promise<Answer> {
    const runtime = this.#runtime
    return runtime ? runtime.invoke(invocation, limitMs) : Promise.resolve({ ms: 0, fault: timeoutFault(0) })
  }

  #writeFault(requestId: string, fault: Fault): void {
    const { message, errorType } = fault
    if (fault.status === 'timeout') this.#write({ type: 'timeout', requestId, message })
    else if (!fault.payload) this.#write({ type: 'fault', requestId, message, errorType })
  }

  async #report(
    { requestId, traceId }: Invocation,
    { ms, initMs, fault }: { ms: number; initMs?: number; fault?: Fault },
  ): Promise<void> {
    const { configuration, record } = this.parts.target
    const { memorySize } = configuration
    const outOfMemory = fault?.reportedType === 'Runtime.OutOfMemory'
    const used = outOfMemory ? memorySize : Math.ceil((await this.#runtime?.maxMemoryMb()) ?? 3)
    const [, root, parent] = /^Root=([^;]+);Parent=([^;]+)/.exec(traceId) ?? []
    const traced = record.tracingConfig.Mode === 'Active' && root && parent
    this.#write({
      type: 'report',
      requestId,
      ms,
      initMs,
      memorySize,
      maxMemory: Math.min(memorySize, used),
      status: fault?.status,
      ...(fault?.status === 'error' && { errorType: fault.reportedType ?? fault.errorType }),
      ...(traced && { trace: { traceId: root, segmentId: parent } }),
    })
  }

  #write(event: PlatformEvent): void {
    const { target, now } = this.parts
    const line = platformLine(event, new Date(now()).toISOString(), target.configuration.loggingConfig)
    if (line !== undefined) this.log.write(line)
  }
}

const faultPayload = (requestId: string, { errorType, message }: Fault): Uint8Array =>
  Buffer.from(JSON.stringify({ errorType, errorMessage: `RequestId: ${requestId} Error: ${message}` }))
