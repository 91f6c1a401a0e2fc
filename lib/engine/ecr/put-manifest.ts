import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import { invalidParameter } from './errors'
import { isImageTag, TAG } from './image-ids'
import { activateImage } from './lifecycle/archive'
import { imageStatus } from './image-status'
import { digestOfTag, imageKey, pointTag, storeImage } from './images'
import { readManifest, type Manifest } from './manifests'
import { assertComplete, noteMediaTypes } from './manifest-parts'
import { replicate } from './replication'
import type { OpenRepository } from './repositories'
import { scanOnPush } from './scanning/scan-on-push'
import { assertTagMayMove } from './tag-mutability'

/** A manifest to be stored, and what it is to be known by. */
export type PutManifest = {
  readonly text: string
  readonly mediaType?: string | undefined
  readonly imageTag?: string | undefined
  /** The digest that the client expects. */
  readonly imageDigest?: string | undefined
}

/**
 * Stores a manifest and points the tag at it: PutImage and the registry's PUT. What is there already stays.
 * @throws InvalidParameterException, ImageDigestDoesNotMatchException, ImageTagAlreadyExistsException,
 * LayersNotFoundException, ReferencedImagesNotFoundException
 */
export function putManifest(
  context: EngineContext,
  open: OpenRepository,
  { text, mediaType, imageTag, imageDigest }: PutManifest,
): Manifest & { readonly isNew: boolean } {
  const { world, repository, name } = open
  if (imageTag !== undefined && !isImageTag(imageTag))
    throw invalidParameter('imageTag', `must satisfy regular expression '${TAG}'`)
  const manifest = readManifest(text, mediaType)
  const { digest } = manifest
  if (imageDigest !== undefined && imageDigest !== digest)
    throw new EngineError(
      'ImageDigestDoesNotMatchException',
      `The digest '${imageDigest}' of the request does not match the digest '${digest}' that Amazon ECR calculated for the image`,
    )
  const there = world.get('image', imageKey(name, digest))
  const isThere = there !== undefined
  // The record may have outlived the file, of a damaged data folder.
  if (isThere) world.putBlob(Buffer.from(text))
  const tagged = imageTag === undefined ? undefined : digestOfTag(world, name, imageTag)
  const isArchived = there !== undefined && imageStatus(there, context.now) !== 'ACTIVE'
  // A push brings an archived image back at once.
  if (isArchived) activateImage(world, there, context.now)
  if (isThere && (imageTag === undefined || tagged === digest)) return { ...manifest, isNew: isArchived }
  if (imageTag !== undefined && tagged !== undefined) assertTagMayMove(repository, imageTag)
  if (!isThere) assertComplete(world, name, manifest)
  if (!isThere) noteMediaTypes(world, name, manifest)
  storeImage(world, name, text, manifest, context.now)
  if (imageTag !== undefined) pointTag(world, name, imageTag, digest)
  if (!isThere) scanOnPush(context, open, digest)
  replicate(context, open, digest, imageTag)
  return { ...manifest, isNew: true }
}
