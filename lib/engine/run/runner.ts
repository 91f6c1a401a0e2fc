import type { EngineContext } from '../operation'
import type { FunctionCode } from '../store/records'
import { Concurrency } from './concurrency'
import { effectiveOf } from './effective'
import { ExecutionEnvironment } from './execution-environment'
import { readImage } from './image'
import type { RunHost } from './host'
import type { Call, Outcome, Runtime, Whose } from './invocation'
import { LogWriter } from './log/log-writer'
import { WarmPool } from './pool'
import type { SandboxDriver } from './sandbox'
import { SandboxRuntime } from './sandbox-runtime'
import { runnable, specOf } from './sandbox-spec'
import { SimulatedRuntime } from './simulate'

/** How many environments stay warm unless the settings say otherwise. */
const WARM = 10

/** How long Lambda lets a function initialise. Source: AWS, "Lambda execution environment lifecycle". */
const INIT_LIMIT_MS = 10_000

/** The longest that a simulated phase keeps its caller waiting, whatever it says it took. */
const MAX_PAUSE_MS = 5_000

const NO_IMAGE = { architecture: '', entryPoint: [], command: [], workingDirectory: '', environment: [], labels: {} }

/**
 * How functions run: without a driver every invocation is simulated. `initLimitMs` is 10 s unless a test says
 * otherwise.
 */
export type RunSettings = {
  readonly driver?: SandboxDriver
  readonly warmSandboxes?: number
  readonly initLimitMs?: number
}

/** Runs functions: in execution environments that stay warm, as many as there are invocations at once. */
export class Runner {
  readonly #concurrency = new Concurrency()
  readonly #pool: WarmPool
  readonly #logs: LogWriter
  readonly #preparing = new Set<Promise<void>>()

  constructor(
    readonly engine: RunHost,
    readonly settings: RunSettings,
  ) {
    const { warmSandboxes = WARM } = settings
    this.#pool = new WarmPool(warmSandboxes)
    this.#logs = new LogWriter(engine)
  }

  /** @throws 429 when the function's or the account's concurrency is used up */
  async invoke(call: Call): Promise<Outcome> {
    const { target, invocation, limit } = call
    const leave = this.#concurrency.enter(`${target.account}/${target.region}`, limit)
    const environment = this.#pool.take(target, () => this.#create(call))
    try {
      const result = await environment.invoke(invocation)
      return { ...result, simulated: environment.parts.simulated, tail: environment.log.takeTail() }
    } finally {
      leave()
      this.#pool.release(environment)
    }
  }

  /** Begins to unpack the image of a function, as Lambda does while it is Pending. */
  prepare({ account, region, origin }: EngineContext, code: FunctionCode): void {
    const { driver } = this.settings
    if (!driver?.prepare) return
    const preparing = new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.engine.run({ account, region, origin }, (context) => readImage(context, code)))
      .then((image) => (image?.stored ? driver.prepare?.(image.place) : undefined))
      // The first invocation tries again, and says what is wrong.
      .catch((error: unknown) => this.engine.logger.debug({ err: error }, 'an image could not be prepared'))
      .finally(() => this.#preparing.delete(preparing))
    this.#preparing.add(preparing)
  }

  /** Ends the environments of a function, an account, or all; those at work end when they have answered. */
  retire(whose: Whose): void {
    this.#pool.retire(whose)
  }

  /** Forgets what is warm, of an account or of all. */
  reset(account?: string): void {
    this.#pool.retire({ account })
    this.#logs.flush()
  }

  async close(): Promise<void> {
    await this.#pool.close()
    await this.settings.driver?.close()
    await Promise.allSettled(this.#preparing)
    this.#logs.close()
  }

  #create({ target, image: read }: Call): ExecutionEnvironment {
    const image = read()
    const started = effectiveOf(image?.configuration ?? NO_IMAGE, target.configuration.imageConfig)
    const driver = runnable(target, image) ? this.settings.driver : undefined
    return new ExecutionEnvironment({
      target,
      started,
      simulated: !driver,
      initLimitMs: this.settings.initLimitMs ?? INIT_LIMIT_MS,
      createRuntime: (environment): Runtime => {
        const output = (chunk: Uint8Array) => environment.log.output(chunk)
        return driver && image
          ? new SandboxRuntime(driver, specOf(target, image, started, environment.logStream, output))
          : new SimulatedRuntime({ target, image, started, output, pause: (ms) => this.#pause(target.account, ms) })
      },
      now: () => this.engine.clock.now(target.account),
      logged: (environment) => this.#logs.touch(environment),
    })
  }

  #pause(account: string, realisticMs: number): Promise<void> {
    const ms = Math.min(this.engine.clock.duration(account, realisticMs), MAX_PAUSE_MS)
    return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve()
  }
}
