import type { ImageConfig } from '@aws-sdk/client-lambda'
import type { ImageConfiguration } from './function-image'

/** What a container is started with. */
export type Effective = {
  readonly entryPoint: readonly string[]
  readonly command: readonly string[]
  readonly workingDirectory: string
}

/**
 * ENTRYPOINT, CMD and WORKDIR in force. Each override stands alone: unlike `docker run --entrypoint`, Lambda
 * keeps the image's CMD under another ENTRYPOINT. Source: AWS, "Container image settings".
 */
export function effectiveOf(image: ImageConfiguration, overrides: ImageConfig = {}): Effective {
  return {
    entryPoint: overrides.EntryPoint ?? image.entryPoint,
    command: overrides.Command ?? image.command,
    workingDirectory: overrides.WorkingDirectory || image.workingDirectory || '/',
  }
}
