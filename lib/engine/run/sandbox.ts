/** The image that a sandbox runs: the manifest of this digest, in a repository of the engine. */
export type SandboxImage = {
  readonly account: string
  readonly region: string
  readonly repository: string
  readonly digest: string
}

/** What a sandbox is started with. */
export type SandboxSpec = {
  readonly image: SandboxImage
  /** In force after the overrides. Without an entry point the command is executed. */
  readonly entryPoint: readonly string[]
  readonly command: readonly string[]
  /** `/` where neither image nor override has one. */
  readonly workingDirectory: string
  /** Image, function and Lambda variables together; the driver adds `AWS_LAMBDA_RUNTIME_API`. */
  readonly environment: Readonly<Record<string, string>>
  readonly memoryMb: number
  readonly tmpMb: number
  /** The Runtime API listener of this sandbox alone, on 127.0.0.1. */
  readonly runtimeApiPort: number
  /** What the processes write to stdout and stderr, as it comes. */
  readonly onOutput: (chunk: Uint8Array) => void
}

/** How the first process of a sandbox ended. */
export type SandboxExit = {
  readonly code: number | null
  readonly signal: string | null
  readonly outOfMemory: boolean
}

/** A running container. */
export type Sandbox = {
  readonly exited: Promise<SandboxExit>
  /** Ends every process in it at once; resolves when nothing of it is left. */
  kill(): Promise<void>
  /** The most memory it has used so far, MB. */
  maxMemoryMb(): Promise<number>
}

/** The container did not start. `reason` is Lambda's cause: `fork/exec /app: exec format error`. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError'

  constructor(
    readonly errorType: 'Runtime.InvalidEntrypoint' | 'Runtime.InvalidWorkingDir' | 'Runtime.Unknown',
    readonly reason: string,
  ) {
    super(reason)
  }
}

/**
 * A way to run images on this machine. `prepare` does beforehand what the first start of an image would have to do
 * (Lambda: while the function is Pending). Both throw LaunchError; `close` ends all and tidies up.
 */
export type SandboxDriver = {
  readonly kind: 'docker' | 'bubblewrap'
  prepare?(image: SandboxImage): Promise<void>
  start(spec: SandboxSpec): Promise<Sandbox>
  close(): Promise<void>
}
