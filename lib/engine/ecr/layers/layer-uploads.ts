import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { UploadHeldError, type HeldUpload } from '../../store/uploads'
import type { World } from '../../store/world'
import { inRepository } from '../errors'
import { imageKey } from '../images'
import { repositoryNotFound, type OpenRepository } from '../repositories'

/** Bytes of a part that ECR asks for. */
export const PART_SIZE = 10 * 1024 * 1024

/** Every part but the last has at least so many bytes. */
const MIN_PART_SIZE = 5 * 1024 * 1024

/** Layers that an account may have on their way at once: the engine's own limit. */
const MAX_UPLOADS = 1_000

/**
 * Begins an upload for a layer of the repository. @returns its id
 * @throws LimitExceededException
 */
export async function beginUpload(context: EngineContext, { world, name }: OpenRepository): Promise<string> {
  if (world.count('layerUpload') >= MAX_UPLOADS) await forgetEnded(context, world)
  if (world.count('layerUpload') >= MAX_UPLOADS)
    throw new EngineError(
      'LimitExceededException',
      `The registry has ${MAX_UPLOADS} layer uploads in progress, which is the maximum`,
    )
  const uploadId = await context.blobs.uploads.begin()
  world.put('layerUpload', uploadId, { repository: name })
  return uploadId
}

/** A record can outlive its upload: the bytes went first, or the sweep took them. */
async function forgetEnded({ blobs }: EngineContext, world: World): Promise<void> {
  for (const { key } of world.list('layerUpload'))
    if ((await blobs.uploads.received(key)) === undefined) world.delete('layerUpload', key)
}

const uploadNotFound = ({ world, name }: OpenRepository, uploadId: string) =>
  new EngineError(
    'UploadNotFoundException',
    `The upload with id '${uploadId}' does not exist for ${inRepository(name, world.account)}`,
  )

const isOf = ({ world, name }: OpenRepository, uploadId: string): boolean =>
  world.get('layerUpload', uploadId)?.repository === name

/**
 * How many bytes of an upload are there.
 * @throws UploadNotFoundException for an upload that was never begun, has ended, or is another repository's
 */
export async function receivedOf(context: EngineContext, open: OpenRepository, uploadId: string): Promise<number> {
  const received = isOf(open, uploadId) ? await context.blobs.uploads.received(uploadId) : undefined
  if (received === undefined) throw uploadNotFound(open, uploadId)
  return received
}

/**
 * Works on an upload of the repository, alone.
 * @throws UploadNotFoundException; UploadHeldException while another request works on it
 */
export async function holdUpload<T extends object>(
  context: EngineContext,
  open: OpenRepository,
  uploadId: string,
  work: (upload: HeldUpload) => Promise<T>,
): Promise<T> {
  if (!isOf(open, uploadId)) throw uploadNotFound(open, uploadId)
  try {
    const done = await context.blobs.uploads.hold(uploadId, work)
    if (done) return done
  } catch (error) {
    if (!(error instanceof UploadHeldError)) throw error
    throw new EngineError('UploadHeldException', `Another request is writing to the upload with id '${uploadId}'`)
  }
  throw uploadNotFound(open, uploadId)
}

/**
 * Makes an upload a layer of the repository, known by the digest that its bytes have.
 * @throws EmptyUploadException, InvalidLayerException; the upload is left as it is
 */
export async function completeUpload(
  { world, name }: OpenRepository,
  uploadId: string,
  upload: HeldUpload,
  digests: readonly string[],
): Promise<string> {
  const { received } = upload
  if (received === 0)
    throw new EngineError(
      'EmptyUploadException',
      `The upload with id '${uploadId}' in the repository with name '${name}' in registry with id '${world.account}' cannot be completed because it does not have any parts`,
    )
  const digest = upload.digest()
  if (!digests.includes(digest))
    throw new EngineError(
      'InvalidLayerException',
      'None of the provided layer digests match the calculated layer digest',
    )
  await upload.keep()
  // The repository may have been deleted while the bytes went to the disk.
  if (!world.get('repository', name)) throw repositoryNotFound(world, name)
  world.put('layer', imageKey(name, digest), { repository: name, digest, size: received, stored: true })
  world.delete('layerUpload', uploadId)
  return digest
}

/** Remembers what `assertParts` refuses. The registry's chunks may be of any size. */
export function notePart({ world, name }: OpenRepository, uploadId: string, size: number): void {
  const before = world.get('layerUpload', uploadId)?.smallPart
  const smallPart = before ? 'refused' : size < MIN_PART_SIZE ? 'last' : undefined
  if (smallPart && smallPart !== before) world.put('layerUpload', uploadId, { repository: name, smallPart })
}

/** @throws LayerPartTooSmallException */
export function assertParts({ world }: OpenRepository, uploadId: string): void {
  if (world.get('layerUpload', uploadId)?.smallPart !== 'refused') return
  // AWS's words are not known.
  throw new EngineError('LayerPartTooSmallException', 'Layer parts must be at least 5 MiB in size')
}

/** ECR's words for bytes that do not follow the last ones. */
export const invalidPart = ({ world, name }: OpenRepository, uploadId: string, given: number, received: number) =>
  new EngineError('InvalidLayerPartException', `First byte of the layer part is ${given} instead of ${received}`, {
    registryId: world.account,
    repositoryName: name,
    uploadId,
    lastValidByteReceived: received - 1,
  })
