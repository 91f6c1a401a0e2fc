import type { InitiateLayerUploadCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { beginUpload, PART_SIZE } from '../layers/layer-uploads'
import { openRepository } from '../repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_InitiateLayerUpload.html */
export const initiateLayerUpload: Operation<typeof InitiateLayerUploadCommand> = async (input, context) => {
  const open = openRepository(context, input, 'InitiateLayerUpload')
  return { uploadId: await beginUpload(context, open), partSize: PART_SIZE }
}
