import type { BatchGetImageCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { findActiveImage, isFailure } from '../image-ids'
import { manifestText } from '../manifests'
import { openRepository } from '../repositories'

/**
 * Manifests by digest or tag, as they were pushed: the engine converts none, so `acceptedMediaTypes` changes nothing
 * and the digest always fits the text. An archived image is not given out. A read is no pull: `lastRecordedPullTime`
 * stays. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html
 */
export const batchGetImage: Operation<typeof BatchGetImageCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'BatchGetImage')
  const found = (input.imageIds ?? []).map((imageId) => ({
    imageId,
    image: findActiveImage(world, name, imageId, context.now),
  }))
  return {
    images: found.flatMap(({ imageId, image }) =>
      isFailure(image)
        ? []
        : {
            registryId: world.account,
            repositoryName: name,
            imageId: { imageDigest: image.digest, imageTag: imageId.imageTag },
            imageManifest: manifestText(world, image.digest),
            imageManifestMediaType: image.mediaType,
          },
    ),
    failures: found.flatMap(({ image }) => (isFailure(image) ? image : [])),
  }
}
