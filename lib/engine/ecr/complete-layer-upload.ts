import type { CompleteLayerUploadCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import type { World } from '../store/world'
import { imageKey } from './images'
import { readUpload } from './layer-uploads'
import { sha256 } from './manifests'
import { openRepository } from './repositories'

/** A layer of one part is its part; parts of larger layers stay beside the whole. */
function joined(world: World, parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      const bytes = world.getBlob(part)
      if (!bytes) throw new Error(`The data folder has lost the layer part ${part}`)
      return bytes
    }),
  )
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CompleteLayerUpload.html */
export const completeLayerUpload: Operation<typeof CompleteLayerUploadCommand> = (input, context) => {
  const open = openRepository(context, input, 'CompleteLayerUpload')
  const { world, name } = open
  const { uploadId = '', layerDigests = [] } = input
  const { parts } = readUpload(open, uploadId)
  if (parts.length === 0)
    throw new EngineError('EmptyUploadException', `The upload with id '${uploadId}' does not contain any layer parts`)
  const bytes = joined(world, parts)
  const layerDigest = sha256(bytes)
  if (!layerDigests.includes(layerDigest))
    throw new EngineError(
      'InvalidLayerException',
      `The digest '${layerDigest}' of the uploaded layer is not among the digests of the request`,
    )
  if (world.get('layer', imageKey(name, layerDigest))?.stored)
    throw new EngineError('LayerAlreadyExistsException', `The layer with digest '${layerDigest}' already exists`)
  world.putBlob(bytes)
  world.put('layer', imageKey(name, layerDigest), { repository: name, digest: layerDigest, size: bytes.byteLength, stored: true })
  world.delete('layerUpload', uploadId)
  return { registryId: world.account, repositoryName: name, uploadId, layerDigest }
}
