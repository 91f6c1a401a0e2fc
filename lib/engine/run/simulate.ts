import type { Effective } from './effective'
import { launchFault, MAX_RESPONSE, postedFault, timeoutFault, tooLargeFault } from './faults'
import type { FunctionImage } from './function-image'
import type { Answer, Invocation, Phase, Runtime, Target } from './invocation'

/** Milliseconds of a simulated initialisation, and of one that the label `slow-init` asks for. */
const INIT_MS = 240
const SLOW_INIT_MS = 12_500

/** What a simulated runtime needs to know. */
export type Simulation = {
  readonly target: Target
  readonly image: FunctionImage | undefined
  readonly started: Effective
  readonly output: (chunk: Uint8Array) => void
  /** Waits as long as the engine's speed asks for. */
  readonly pause: (realisticMs: number) => Promise<void>
}

const DOCKER_NAMES: Readonly<Record<string, string>> = { x86_64: 'amd64', arm64: 'arm64' }

/** A few milliseconds more or less, from the id: no two invocations look the same. */
const jitter = (id: string, range: number): number => ((Number.parseInt(id.slice(0, 6), 16) || 0) % (range * 100)) / 100

/** Behaves as the image's label `demo.behaviour` says, where no container can be started; `echo` without one. */
export class SimulatedRuntime implements Runtime {
  readonly ended = false
  readonly #behaviour: string

  constructor(readonly simulation: Simulation) {
    const { image, target } = simulation
    const wanted = DOCKER_NAMES[target.configuration.architectures[0] ?? ''] ?? ''
    const { architecture = '', labels } = image?.configuration ?? {}
    const foreign = architecture !== '' && architecture !== wanted
    this.#behaviour = foreign ? 'exec-format' : (labels?.['demo.behaviour'] ?? 'echo')
  }

  async init(limitMs: number): Promise<Phase> {
    const fault = this.#launchFault()
    if (fault) return { ms: 1.42, fault: launchFault({ errorType: 'Runtime.InvalidEntrypoint', reason: fault }) }
    const digest = this.simulation.image?.place.digest.slice('sha256:'.length) ?? ''
    const ms = this.#behaviour === 'slow-init' ? SLOW_INIT_MS : INIT_MS + jitter(digest, 300)
    await this.simulation.pause(Math.min(ms, limitMs))
    return ms > limitMs ? { ms: limitMs, fault: timeoutFault(limitMs / 1000) } : { ms }
  }

  async invoke(invocation: Invocation, limitMs: number): Promise<Answer> {
    const ms = 3 + jitter(invocation.requestId, 40)
    if (this.#behaviour === 'timeout') {
      await this.simulation.pause(limitMs)
      return { ms: limitMs, fault: timeoutFault(limitMs / 1000) }
    }
    await this.simulation.pause(ms)
    if (this.#behaviour === 'error')
      return this.#raise(invocation, ms, 'ValueError', "invalid literal for int() with base 10: 'abc'")
    if (this.#behaviour === 'erofs')
      return this.#raise(invocation, ms, 'OSError', "[Errno 30] Read-only file system: '/data/out.json'")
    this.#print(
      `${new Date().toISOString()}\t${invocation.requestId}\tINFO\tevent of ${invocation.payload.byteLength} bytes`,
    )
    const payload = Buffer.from(this.#echo(invocation))
    return payload.length > MAX_RESPONSE ? { ms, fault: tooLargeFault() } : { ms, payload }
  }

  maxMemoryMb(): Promise<number> {
    const { image, target } = this.simulation
    return Promise.resolve(
      Math.min(target.configuration.memorySize, 58 + jitter(image?.place.digest.slice(7) ?? '', 30)),
    )
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  /** Why the container would not start: another processor, or nothing at the entry point's path. */
  #launchFault(): string | undefined {
    const { image, started } = this.simulation
    const { entryPoint, command } = started
    // The image is gone: Lambda runs the copy that it made when it took the image.
    if (!image) return undefined
    const [program] = [...entryPoint, ...command]
    if (this.#behaviour === 'exec-format') return `fork/exec ${program ?? '/lambda-entrypoint.sh'}: exec format error`
    if (this.#behaviour !== 'entrypoint' && program !== undefined) return undefined
    return entryPoint[0]?.startsWith('/')
      ? `fork/exec ${entryPoint[0]}: no such file or directory`
      : `Couldn't find valid bootstrap(s): [${[...entryPoint, ...command].join(' ')}]`
  }

  /** As the runtime interface client for Python reports what the handler threw. */
  #raise({ requestId }: Invocation, ms: number, errorType: string, errorMessage: string): Answer {
    const [file = 'app', handler = 'handler'] = this.simulation.started.command.at(-1)?.split('.') ?? []
    const frame = `  File "${this.simulation.started.workingDirectory}/${file}.py", line 14, in ${handler}\n`
    this.#print(`[ERROR] ${errorType}: ${errorMessage}\u00a0Traceback (most recent call last):\n${frame.trimEnd()}`)
    const payload = Buffer.from(JSON.stringify({ errorMessage, errorType, requestId, stackTrace: [frame] }))
    return { ms, fault: postedFault('invoke', payload, errorType) }
  }

  /** Says what runs, so that a deploy shows in the response. The event is put in as it came, however deep it is. */
  #echo({ payload }: Invocation): string {
    const { image, started, target } = this.simulation
    const text = Buffer.from(payload).toString('utf8')
    const name = 'GREETING='
    const inImage = image?.configuration.environment.find((variable) => variable.startsWith(name))
    const greeting = target.configuration.environment?.['GREETING'] ?? inImage?.slice(name.length)
    const about = {
      message: greeting ?? `Hello from ${target.record.name}`,
      image: image?.uri ?? null,
      digest: image?.place.digest ?? null,
      version: target.record.version,
      entryPoint: started.entryPoint,
      command: started.command,
      workingDirectory: started.workingDirectory,
    }
    return `${JSON.stringify(about).slice(0, -1)},"event":${text}}`
  }

  #print(line: string): void {
    this.simulation.output(Buffer.from(`${line}\n`))
  }
}
