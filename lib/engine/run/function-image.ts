import type { SandboxImage } from './sandbox'

/** What an image says of how it wants to be run. */
export type ImageConfiguration = {
  /** In Docker's words: `amd64`, `arm64`. */
  readonly architecture: string
  readonly entryPoint: readonly string[]
  readonly command: readonly string[]
  readonly workingDirectory: string
  /** `NAME=value` */
  readonly environment: readonly string[]
  readonly labels: Readonly<Record<string, string>>
}

/** The image of a function: where it lies, what it says, and whether its layers are here or only declared. */
export type FunctionImage = {
  readonly place: SandboxImage
  /** As the function was deployed: with a tag, or by digest. */
  readonly uri: string
  readonly configuration: ImageConfiguration
  readonly stored: boolean
}
