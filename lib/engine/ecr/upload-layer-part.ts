import type { UploadLayerPartCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import { readUpload } from './layer-uploads'
import { openRepository } from './repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UploadLayerPart.html */
export const uploadLayerPart: Operation<typeof UploadLayerPartCommand> = (input, context) => {
  const open = openRepository(context, input, 'UploadLayerPart')
  const { uploadId = '', partFirstByte, partLastByte = 0, layerPartBlob = new Uint8Array() } = input
  const { parts, received } = readUpload(open, uploadId)
  const end = received + layerPartBlob.byteLength
  const { account } = open.world
  if (partFirstByte !== received || partLastByte !== end - 1)
    throw new EngineError(
      'InvalidLayerPartException',
      `The next part of upload '${uploadId}' begins at byte ${received}, and its last byte follows from its length`,
      { registryId: account, repositoryName: open.name, uploadId, lastValidByteReceived: received - 1 },
    )
  const part = open.world.putBlob(layerPartBlob)
  open.world.put('layerUpload', uploadId, { repository: open.name, parts: [...parts, part], received: end })
  return { registryId: account, repositoryName: open.name, uploadId, lastByteReceived: partLastByte }
}
