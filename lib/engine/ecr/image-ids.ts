import type { ImageIdentifier } from '@aws-sdk/client-ecr'
import { EngineError } from '../protocol/errors'
import type { ImageRecord } from '../store/ecr-records'
import type { World } from '../store/world'
import { inRepository, invalidParameter } from './errors'
import { imageStatus } from './image-status'
import { digestOfTag, imageKey } from './images'

/** Why one id of a batch has no answer: goes into `failures`, the request itself is a 200. */
export type ImageFailure = {
  readonly imageId: ImageIdentifier
  readonly failureCode: string
  readonly failureReason: string
}

/** What ECR takes as a tag and as a digest, in its own words; a tag has 300 characters at most. */
export const TAG = '[a-zA-Z0-9-_.]+'
const DIGEST = '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'

/** Whether the API takes a text for a tag; the registry's protocol takes fewer. */
export const isImageTag = (tag: string) => /^[a-zA-Z0-9-_.]{1,300}$/.test(tag)

const failure = (imageId: ImageIdentifier, failureCode: string, failureReason: string): ImageFailure => ({
  imageId,
  failureCode,
  failureReason,
})

/** Finds the image of one id of a batch, by digest, by tag or by both. */
export function findImage(world: World, repository: string, id: ImageIdentifier): ImageRecord | ImageFailure {
  const { imageDigest, imageTag } = id
  if (imageDigest === undefined && imageTag === undefined)
    return failure(id, 'MissingDigestAndTag', 'Invalid request parameters: both tag and digest cannot be null')
  if (imageDigest !== undefined && !/^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/.test(imageDigest)) {
    const rule = `image digest should satisfy the regex '${DIGEST}'`
    return failure(id, 'InvalidImageDigest', `Invalid request parameters: ${rule}`)
  }
  if (imageTag !== undefined && !isImageTag(imageTag))
    return failure(id, 'InvalidImageTag', `Invalid request parameters: image tag should satisfy the regex '${TAG}'`)
  const tagged = imageTag === undefined ? undefined : digestOfTag(world, repository, imageTag)
  if (imageDigest && tagged && imageDigest !== tagged)
    return failure(id, 'ImageTagDoesNotMatchDigest', 'Requested image tag does not match the requested image digest')
  const digest = imageTag === undefined ? imageDigest : tagged
  const image = digest && world.get('image', imageKey(repository, digest))
  return image || failure(id, 'ImageNotFound', 'Requested image not found')
}

/** As `findImage`, for those who pull: an image in the archive is inaccessible. AWS's words are not known. */
export function findActiveImage(
  world: World,
  repository: string,
  id: ImageIdentifier,
  now: number,
): ImageRecord | ImageFailure {
  const image = findImage(world, repository, id)
  if (isFailure(image)) return image
  const status = imageStatus(image, now)
  return status === 'ACTIVE'
    ? image
    : failure(id, 'ImageInaccessible', `Requested image is ${status} and cannot be pulled`)
}

/** Whether an image was not found: the failure says why. */
export const isFailure = (found: ImageRecord | ImageFailure): found is ImageFailure => 'failureCode' in found

/** ECR writes an id into its texts this way, `null` for the half that was not given. */
export const imageIdText = ({ imageDigest, imageTag }: ImageIdentifier) =>
  `{imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'}`

/** The error of operations that take one image id. */
export const imageNotFound = (world: World, repository: string, id: ImageIdentifier) => {
  const where = inRepository(repository, world.account)
  return new EngineError(
    'ImageNotFoundException',
    `The image with imageId ${imageIdText(id)} does not exist within ${where}`,
  )
}

/** The image that a request is about. @throws ImageNotFoundException, InvalidParameterException */
export function requireImage(world: World, repository: string, id: ImageIdentifier): ImageRecord {
  const image = findImage(world, repository, id)
  if (!isFailure(image)) return image
  if (image.failureCode === 'InvalidImageTag')
    throw invalidParameter('imageTag', `must satisfy regular expression '${TAG}'`)
  if (image.failureCode === 'InvalidImageDigest')
    throw invalidParameter('imageDigest', `must satisfy regular expression '${DIGEST}'`)
  if (image.failureCode === 'MissingDigestAndTag')
    throw new EngineError('InvalidParameterException', image.failureReason)
  throw imageNotFound(world, repository, id)
}
