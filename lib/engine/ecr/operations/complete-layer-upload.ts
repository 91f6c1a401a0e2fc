import type { CompleteLayerUploadCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { imageKey } from '../images'
import { assertParts, completeUpload, holdUpload } from '../layers/layer-uploads'
import { openRepository } from '../repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CompleteLayerUpload.html */
export const completeLayerUpload: Operation<typeof CompleteLayerUploadCommand> = (input, context) => {
  const open = openRepository(context, input, 'CompleteLayerUpload')
  const { world, name } = open
  const { uploadId = '', layerDigests = [] } = input
  return holdUpload(context, open, uploadId, async (upload) => {
    assertParts(open, uploadId)
    const known = layerDigests.find((digest) => world.get('layer', imageKey(name, digest))?.stored)
    if (known !== undefined && known === upload.digest()) {
      await upload.discard()
      throw new EngineError('LayerAlreadyExistsException', `The layer with digest '${known}' already exists`)
    }
    const layerDigest = await completeUpload(open, uploadId, upload, layerDigests)
    return { registryId: world.account, repositoryName: name, uploadId, layerDigest }
  })
}
