import { layerUrl } from '../ecr/layers/layer-links'
import type { EngineContext } from '../operation'
import type { FunctionRecord } from '../store/records'

/** Where the code lies. A package's Location holds for an hour instead of S3's ten minutes, and is the engine's own. */
export function presentLocation({ world, origin, now }: EngineContext, { code }: FunctionRecord) {
  if (code.packageType === 'Image')
    return { RepositoryType: 'ECR', ImageUri: code.imageUri, ResolvedImageUri: code.resolvedImageUri }
  const digest = `sha256:${Buffer.from(code.sha256, 'base64').toString('hex')}`
  return { RepositoryType: 'S3', Location: layerUrl(origin, world, digest, now) }
}
