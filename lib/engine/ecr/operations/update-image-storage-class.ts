import type { UpdateImageStorageClassCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { activateImage, archiveImage } from '../lifecycle/archive'
import { requireImage } from '../image-ids'
import { imageStatus } from '../image-status'
import { openRepository } from '../repositories'

/** How long an image takes to come back from the archive; AWS says up to twenty minutes. */
const ACTIVATE_MS = 60_000

/**
 * Archives an image, or brings it back.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UpdateImageStorageClass.html
 */
export const updateImageStorageClass: Operation<typeof UpdateImageStorageClassCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'UpdateImageStorageClass')
  const { imageId = {}, targetStorageClass } = input
  const image = requireImage(world, name, imageId)
  const archives = targetStorageClass === 'ARCHIVE'
  const status = imageStatus(image, context.now)
  if (status !== (archives ? 'ACTIVE' : 'ARCHIVED')) {
    // AWS's words are not known.
    const why = `The image is ${status} and cannot be moved to the storage class ${targetStorageClass}.`
    throw new EngineError('ImageStorageClassUpdateNotSupportedException', why)
  }
  const readyAt = context.now + context.duration(ACTIVATE_MS)
  if (archives) archiveImage(world, image, context.now)
  else activateImage(world, image, readyAt)
  return {
    registryId: world.account,
    repositoryName: name,
    imageId: { ...imageId, imageDigest: image.digest },
    imageStatus: archives ? 'ARCHIVED' : readyAt > context.now ? 'ACTIVATING' : 'ACTIVE',
  }
}
