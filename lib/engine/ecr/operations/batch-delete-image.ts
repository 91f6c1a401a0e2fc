import type { BatchDeleteImageCommand, ImageIdentifier } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import type { World } from '../../store/world'
import { findImage, isFailure, type ImageFailure } from '../image-ids'
import { isReferenced } from '../image-references'
import { removeImage, removeTag } from '../images'
import { openRepository } from '../repositories'

type Deleted = { readonly imageIds: ImageIdentifier[] } | { readonly failure: ImageFailure }

/** A tag alone removes the tag, and the image with its last tag; a digest removes the image with all its tags. */
function deleteOne(world: World, repository: string, id: ImageIdentifier, now: number): Deleted {
  const image = findImage(world, repository, id)
  if (isFailure(image)) return { failure: image }
  const { digest: imageDigest, tags } = image
  if (id.imageTag !== undefined && tags.length > 1) {
    removeTag(world, repository, id.imageTag)
    return { imageIds: [{ imageDigest, imageTag: id.imageTag }] }
  }
  if (isReferenced(world, image)) {
    const failureReason = 'Requested image referenced by manifest list'
    return { failure: { imageId: id, failureCode: 'ImageReferencedByManifestList', failureReason } }
  }
  removeImage(world, image, now)
  return { imageIds: tags.length > 0 ? tags.map((imageTag) => ({ imageDigest, imageTag })) : [{ imageDigest }] }
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html */
export const batchDeleteImage: Operation<typeof BatchDeleteImageCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'BatchDeleteImage')
  const done = (input.imageIds ?? []).map((id) => deleteOne(world, name, id, context.now))
  return {
    imageIds: done.flatMap((one) => ('imageIds' in one ? one.imageIds : [])),
    failures: done.flatMap((one) => ('failure' in one ? one.failure : [])),
  }
}
