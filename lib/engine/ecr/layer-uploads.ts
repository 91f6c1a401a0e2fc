import { EngineError } from '../protocol/errors'
import type { LayerUploadRecord } from '../store/records'
import { inRepository } from './errors'
import type { OpenRepository } from './repositories'

/** Bytes of a part that ECR asks for. */
export const PART_SIZE = 10 * 1024 * 1024

/** @throws UploadNotFoundException for an upload that was never begun, is complete, or is another repository's */
export function readUpload({ world, name }: OpenRepository, uploadId: string): LayerUploadRecord {
  const upload = world.get('layerUpload', uploadId)
  if (upload?.repository === name) return upload
  throw new EngineError(
    'UploadNotFoundException',
    `The upload with id '${uploadId}' does not exist for ${inRepository(name, world.account)}`,
  )
}
