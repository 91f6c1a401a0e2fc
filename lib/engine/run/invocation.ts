import type { FunctionImage } from './function-image'
import type { FunctionRecord, Running } from '../store/records'

/** Takes a part of a response that is streamed; resolves when it takes more. */
export type ResponseStream = (chunk: Uint8Array) => Promise<void>

/** One invocation as a runtime sees it. */
export type Invocation = {
  readonly requestId: string
  /** As the caller named the function: unqualified, with a version, with an alias. */
  readonly functionArn: string
  /** JSON. */
  readonly payload: Uint8Array
  /** JSON, decoded from the header's base64. */
  readonly clientContext?: string
  /** `Root=1-…;Parent=…;Sampled=0` */
  readonly traceId: string
  /** The caller wants the end of the log. */
  readonly tail?: boolean
  readonly stream?: ResponseStream
}

/** What went wrong in a phase. */
export type Fault = {
  /** `Runtime.ExitError`, `Sandbox.Timedout`, … */
  readonly errorType: string
  /** AWS's words after `RequestId: … Error: `. */
  readonly message: string
  /** What the runtime said of it itself; the caller gets it as it is. */
  readonly payload?: Uint8Array
  /** What REPORT and INIT_REPORT say; an error of the handler is not in REPORT. */
  readonly status?: 'error' | 'timeout'
  /** Where REPORT names another type than the payload: `Runtime.OutOfMemory`. */
  readonly reportedType?: string
  /** The container did not start: Lambda writes an IMAGE line. */
  readonly launchError?: boolean
  /** The runtime is gone or useless: the next invocation needs another. */
  readonly fatal: boolean
}

/** How a phase ended. */
export type Phase = { readonly ms: number; readonly fault?: Fault }

/** How an invocation ended; without a fault `payload` is the response. */
export type Answer = Phase & { readonly payload?: Uint8Array }

/** One start of a function's processes, real or simulated. */
export interface Runtime {
  /** Starts and waits until the runtime asks for its first invocation; `limitMs` is the phase's. */
  init(limitMs: number): Promise<Phase>
  invoke(invocation: Invocation, limitMs: number): Promise<Answer>
  /** The most memory used so far, MB. */
  maxMemoryMb(): Promise<number>
  /** Whether the processes ended by themselves. */
  readonly ended: boolean
  close(): Promise<void>
}

/** What an invocation answers. */
export type InvocationResult = { readonly payload: Uint8Array; readonly functionError?: 'Unhandled' }

/** The settings of a version that are in force for an invocation. */
export type RunningConfiguration = Required<
  Pick<Running, 'code' | 'timeout' | 'memorySize' | 'architectures' | 'ephemeralStorage' | 'loggingConfig'>
> &
  Pick<Running, 'environment' | 'imageConfig'>

/** During an update, and after a failed one, what ran before; else what the record says. */
export function configurationOf(record: FunctionRecord): RunningConfiguration {
  const { previous } = record
  const settings = { ...record, ...previous }
  const { environment, imageConfig } = previous ?? record
  return {
    code: settings.code,
    timeout: settings.timeout ?? record.timeout,
    memorySize: settings.memorySize ?? record.memorySize,
    architectures: settings.architectures ?? record.architectures,
    ephemeralStorage: settings.ephemeralStorage ?? record.ephemeralStorage,
    loggingConfig: settings.loggingConfig ?? record.loggingConfig,
    environment,
    imageConfig,
  }
}

/** A version of a function, as it stands when it is invoked. */
export type Target = {
  readonly account: string
  readonly region: string
  readonly origin: string
  readonly record: FunctionRecord
  readonly configuration: RunningConfiguration
}

/** The most invocations at once among those that have the same share of a function's reserved concurrency. */
export type Limit = { readonly share: string; readonly most: number }

/** An invocation that is on its way, and what the function it goes to allows. */
export type Call = {
  readonly target: Target
  readonly invocation: Invocation
  readonly limit: Limit | undefined
  /** The function's image, read when a new environment needs it. */
  image(): FunctionImage | undefined
}

/** What Invoke answers from. */
export type Outcome = InvocationResult & {
  readonly simulated: boolean
  /** The last 4 KB of the log, base64. */
  readonly tail: string
}

/** Of which function: an account, a Region and a name, or the beginning of that. */
export type Whose = { readonly account?: string; readonly region?: string; readonly name?: string }

/** What a caller sends to a function. */
export type Event = {
  readonly requestId: string
  /** JSON. */
  readonly payload: Uint8Array
  /** JSON. */
  readonly clientContext?: string
  /** The caller wants the end of the log. */
  readonly tail?: boolean
  readonly stream?: ResponseStream
}
