import type { BatchCheckLayerAvailabilityCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { wholeLayer } from '../layers/layers'
import { openRepository } from '../repositories'

const DIGEST = /^sha256:[0-9a-f]{64}$/

/**
 * A layer whose bytes are not kept is UNAVAILABLE, so that a push brings them.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchCheckLayerAvailability.html
 */
export const batchCheckLayerAvailability: Operation<typeof BatchCheckLayerAvailabilityCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'BatchCheckLayerAvailability')
  const digests = input.layerDigests ?? []
  return {
    layers: digests
      .filter((digest) => DIGEST.test(digest))
      .map((layerDigest) => {
        const layer = wholeLayer(world, context.blobs, name, layerDigest)
        if (!layer) return { layerDigest, layerAvailability: 'UNAVAILABLE' }
        // A push may count on it from now on.
        context.blobs.touch(layerDigest)
        return { layerDigest, layerAvailability: 'AVAILABLE', layerSize: layer.size, mediaType: layer.mediaType }
      }),
    failures: digests
      .filter((digest) => !DIGEST.test(digest))
      .map((layerDigest) => ({
        layerDigest,
        failureCode: 'InvalidLayerDigest',
        failureReason: 'Invalid request parameters: layer digest is not a sha256 digest',
      })),
  }
}
