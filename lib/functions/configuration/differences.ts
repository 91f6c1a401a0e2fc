import type { FunctionModel } from '@/lib/functions/model'
import { same } from '@/lib/forms/three-way'

const settings: readonly (readonly [string, (fn: FunctionModel) => unknown])[] = [
  // Who deploys another tag of the same image has deployed: the tag is what the next push moves.
  ['image', ({ imageUri, digest }) => ({ imageUri, digest })],
  ['ENTRYPOINT', ({ overrides }) => overrides.entryPoint],
  ['CMD', ({ overrides }) => overrides.command],
  ['WORKDIR', ({ overrides }) => overrides.workingDirectory],
  ['environment variables', ({ environment }) => environment],
  ['memory', ({ memorySize }) => memorySize],
  ['timeout', ({ timeout }) => timeout],
  ['ephemeral storage', ({ ephemeralStorage }) => ephemeralStorage],
  ['architecture', ({ architecture }) => architecture],
  ['execution role', ({ role }) => role],
  ['description', ({ description }) => description],
]

/** Which settings of two versions of a function differ, by name (R11). */
export const differences = (a: FunctionModel, b: FunctionModel) =>
  settings.filter(([, of]) => !same(of(a), of(b))).map(([name]) => name)
