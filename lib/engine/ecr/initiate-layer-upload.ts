import { randomUUID } from 'node:crypto'
import type { InitiateLayerUploadCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { PART_SIZE } from './layer-uploads'
import { openRepository } from './repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_InitiateLayerUpload.html */
export const initiateLayerUpload: Operation<typeof InitiateLayerUploadCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'InitiateLayerUpload')
  const uploadId = randomUUID()
  world.put('layerUpload', uploadId, { repository: name, parts: [], received: 0 })
  return { uploadId, partSize: PART_SIZE }
}
