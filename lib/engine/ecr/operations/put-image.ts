import type { PutImageCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { putManifest } from '../put-manifest'
import { openRepository } from '../repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html */
export const putImage: Operation<typeof PutImageCommand> = (input, context) => {
  const open = openRepository(context, input, 'PutImage')
  const { account } = open.world
  const { imageManifest = '', imageManifestMediaType, imageTag, imageDigest } = input
  const put = putManifest(context, open, {
    text: imageManifest,
    mediaType: imageManifestMediaType,
    imageTag,
    imageDigest,
  })
  if (!put.isNew) {
    const what = `Image with digest '${put.digest}' and tag '${imageTag ?? 'null'}'`
    const where = `the repository with name '${open.name}' in registry with id '${account}'`
    throw new EngineError('ImageAlreadyExistsException', `${what} already exists in ${where}`)
  }
  return {
    image: {
      registryId: account,
      repositoryName: open.name,
      imageId: { imageDigest: put.digest, imageTag },
      imageManifest,
      imageManifestMediaType: put.mediaType,
    },
  }
}
