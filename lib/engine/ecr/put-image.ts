import type { PutImageCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import { digestOfTag, imageKey, pointTag, storeImage } from './images'
import { readManifest } from './manifests'
import { assertComplete } from './manifest-parts'
import { openRepository } from './repositories'
import { assertTagMayMove } from './tag-mutability'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html */
export const putImage: Operation<typeof PutImageCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'PutImage')
  const { imageManifest = '', imageTag } = input
  const manifest = readManifest(imageManifest, input.imageManifestMediaType)
  const { digest } = manifest
  if (input.imageDigest !== undefined && input.imageDigest !== digest)
    throw new EngineError(
      'ImageDigestDoesNotMatchException',
      `The digest '${input.imageDigest}' of the request does not match the digest '${digest}' that Amazon ECR calculated for the image`,
    )
  const isThere = world.get('image', imageKey(name, digest)) !== undefined
  const tagged = imageTag === undefined ? undefined : digestOfTag(world, name, imageTag)
  if (isThere && (imageTag === undefined || tagged === digest)) {
    const what = `Image with digest '${digest}' and tag '${imageTag ?? 'null'}'`
    const where = `the repository with name '${name}' in registry with id '${world.account}'`
    throw new EngineError('ImageAlreadyExistsException', `${what} already exists in ${where}`)
  }
  if (imageTag !== undefined && tagged !== undefined) assertTagMayMove(repository, imageTag)
  if (!isThere) assertComplete(world, name, manifest)
  storeImage(world, name, imageManifest, manifest, context.now)
  if (imageTag !== undefined) pointTag(world, name, imageTag, digest)
  return {
    image: {
      registryId: world.account,
      repositoryName: name,
      imageId: { imageDigest: digest, imageTag },
      imageManifest,
      imageManifestMediaType: manifest.mediaType,
    },
  }
}
