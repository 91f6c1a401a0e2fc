import { z } from 'zod'
import { readManifest } from '../lambda/image-manifest'
import { parseImageUri } from '../lambda/image-uri'
import type { EngineContext } from '../operation'
import type { FunctionCode } from '../store/records'
import type { World } from '../store/world'
import type { SandboxImage } from './sandbox'

const list = z.array(z.string()).nullish().transform((items) => items ?? [])
const configSchema = z.object({
  architecture: z.string().default('amd64'),
  config: z
    .object({
      Entrypoint: list,
      Cmd: list,
      Env: list,
      WorkingDir: z.string().nullish().transform((folder) => folder ?? ''),
      Labels: z.record(z.string(), z.string()).nullish().transform((labels) => labels ?? {}),
    })
    .nullish(),
})

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

const NOTHING: ImageConfiguration = {
  architecture: '',
  entryPoint: [],
  command: [],
  workingDirectory: '',
  environment: [],
  labels: {},
}

function readConfiguration(world: World, digest: string): ImageConfiguration {
  const bytes = world.getBlob(digest)
  if (!bytes) return NOTHING
  try {
    const { architecture, config } = configSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    if (!config) return { ...NOTHING, architecture }
    const { Entrypoint: entryPoint, Cmd: command, WorkingDir: workingDirectory, Env: environment, Labels: labels } = config
    return { architecture, entryPoint, command, workingDirectory, environment, labels }
  } catch {
    return NOTHING
  }
}

/** @returns undefined for code that is no image, or an image that is gone */
export function readImage(context: EngineContext, code: FunctionCode): FunctionImage | undefined {
  const uri = code.packageType === 'Image' ? parseImageUri(code.resolvedImageUri) : undefined
  if (code.packageType !== 'Image' || !uri?.digest) return undefined
  const { account, region, repository, digest } = uri
  const world = context.worldOf(account, region)
  const manifest = readManifest(world, digest)
  if (!manifest) return undefined
  const layers = manifest.layers.map((layer) => world.get('layer', `${repository}@${layer.digest}`))
  return {
    place: { account, region, repository, digest },
    uri: code.imageUri,
    configuration: readConfiguration(world, manifest.config.digest),
    stored: layers.length > 0 && layers.every((layer) => layer?.stored === true),
  }
}
