import type { Effective } from './effective'
import { environmentVariables } from './environment-variables'
import type { FunctionImage } from './function-image'
import type { Target } from './invocation'
import type { SandboxSpec } from './sandbox'

/** Lambda's names of processors, and Node's, in the words of images. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: 'amd64', arm64: 'arm64', x64: 'amd64' }

/** Whether the image's bytes are here, and this machine's processor is the one that image and function want. */
export function runnable({ configuration }: Target, image: FunctionImage | undefined): boolean {
  const wanted = ARCHITECTURES[configuration.architectures[0] ?? '']
  return image?.stored === true && image.configuration.architecture === wanted && ARCHITECTURES[process.arch] === wanted
}

const DEFAULT_TMP_MB = 512

/** What a container of this function is started with. */
export function specOf(
  target: Target,
  image: FunctionImage,
  started: Effective,
  logStream: string,
  onOutput: SandboxSpec['onOutput'],
): Omit<SandboxSpec, 'runtimeApiPort'> {
  return {
    image: image.place,
    ...started,
    environment: environmentVariables(target, image.configuration, started, logStream),
    memoryMb: target.configuration.memorySize,
    tmpMb: target.configuration.ephemeralStorage.Size ?? DEFAULT_TMP_MB,
    onOutput,
  }
}
