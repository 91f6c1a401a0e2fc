import type { GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { requireLayer } from '../layers/layers'
import { layerUrl } from '../layers/layer-links'
import { openRepository } from '../repositories'

/**
 * A link on this engine's own origin to the bytes of a layer or config.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html
 */
export const getDownloadUrlForLayer: Operation<typeof GetDownloadUrlForLayerCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'GetDownloadUrlForLayer')
  const { layerDigest = '' } = input
  const layer = requireLayer(world, name, layerDigest)
  return { layerDigest, downloadUrl: layerUrl(context.origin, world, layer.digest, context.now) }
}
