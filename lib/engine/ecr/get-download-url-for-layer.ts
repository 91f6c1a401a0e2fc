import type { GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import { inRepository } from './errors'
import { imageKey } from './images'
import { layerUrl } from './layer-links'
import { openRepository } from './repositories'

/**
 * A link on this engine's own origin to the bytes of a layer or config.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html
 */
export const getDownloadUrlForLayer: Operation<typeof GetDownloadUrlForLayerCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'GetDownloadUrlForLayer')
  const { layerDigest = '' } = input
  const layer = world.get('layer', imageKey(name, layerDigest))
  const what = `The layer with digest '${layerDigest}'`
  if (!layer)
    throw new EngineError('LayersNotFoundException', `${what} does not exist within ${inRepository(name, world.account)}`)
  if (!layer.stored)
    throw new EngineError(
      'LayerInaccessibleException',
      `${what} cannot be downloaded: it belongs to an image of the engine's seeds, which keep no layers' bytes`,
    )
  return { layerDigest, downloadUrl: layerUrl(context.origin, world, layerDigest, context.now) }
}
