import { readConfig, readManifest, type ImageConfigFile } from '../images/image-manifest'
import { parseImageUri } from '../images/image-uri'
import type { EngineContext } from '../operation'
import type { FunctionCode } from '../store/records'
import type { FunctionImage, ImageConfiguration } from './function-image'

const NOTHING: ImageConfiguration = {
  architecture: '',
  entryPoint: [],
  command: [],
  workingDirectory: '',
  environment: [],
  labels: {},
}

function configurationOf(file: ImageConfigFile | undefined): ImageConfiguration {
  if (!file) return NOTHING
  const {
    Entrypoint: entryPoint,
    Cmd: command,
    WorkingDir: workingDirectory,
    Env: environment,
    Labels: labels,
  } = file.config
  return { architecture: file.architecture, entryPoint, command, workingDirectory, environment, labels }
}

/** @returns undefined for code that is no image, or an image that is gone */
export function readImage(context: EngineContext, code: FunctionCode): FunctionImage | undefined {
  const uri = code.packageType === 'Image' ? parseImageUri(code.resolvedImageUri) : undefined
  if (code.packageType !== 'Image' || !uri?.digest) return undefined
  const { account, region, repository, digest } = uri
  const world = context.worldOf(account, region)
  const manifest = readManifest(context.blobs, world, digest)
  if (!manifest) return undefined
  const layers = manifest.layers.map((layer) => world.get('layer', `${repository}@${layer.digest}`))
  return {
    place: { account, region, repository, digest },
    uri: code.imageUri,
    configuration: configurationOf(readConfig(context.blobs, manifest)),
    stored: layers.length > 0 && layers.every((layer) => layer?.stored === true),
  }
}
