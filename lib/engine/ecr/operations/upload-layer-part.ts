import type { UploadLayerPartCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { invalidParameter } from '../errors'
import { holdUpload, invalidPart, notePart } from '../layers/layer-uploads'
import { openRepository } from '../repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UploadLayerPart.html */
export const uploadLayerPart: Operation<typeof UploadLayerPartCommand> = (input, context) => {
  const open = openRepository(context, input, 'UploadLayerPart')
  const { uploadId = '', partFirstByte = 0, partLastByte = 0, layerPartBlob = new Uint8Array() } = input
  return holdUpload(context, open, uploadId, async (upload) => {
    const { received } = upload
    if (partFirstByte !== received) throw invalidPart(open, uploadId, partFirstByte, received)
    const length = partLastByte - partFirstByte + 1
    // AWS's words are not known.
    if (layerPartBlob.byteLength !== length)
      throw invalidParameter(
        'layerPartBlob',
        `Length of the layer part is ${layerPartBlob.byteLength} instead of ${length}`,
      )
    await upload.append([layerPartBlob])
    notePart(open, uploadId, layerPartBlob.byteLength)
    return { registryId: open.world.account, repositoryName: open.name, uploadId, lastByteReceived: partLastByte }
  })
}
