import { readBody } from '../body'
import { batchDeleteImage } from '../ecr/operations/batch-delete-image'
import { invalidParameter } from '../ecr/errors'
import { findImage, isFailure, isImageTag, TAG } from '../ecr/image-ids'
import { imageStatus } from '../ecr/image-status'
import { imageKey } from '../ecr/images'
import { putManifest } from '../ecr/put-manifest'
import { digestOf } from '../store/blobs'
import type { ImageRecord } from '../store/ecr-records'
import { DIGEST } from './blobs'
import type { Opened, RegistryCall } from './call'
import { digestInvalid, RegistryError, unsupported } from './registry-error'

/** The largest manifest that the distribution protocol asks registries to take. */
const MANIFEST_LIMIT = 4 * 1024 * 1024

type Reference = { readonly imageTag?: string; readonly imageDigest?: string }

/** A manifest by tag or digest: HEAD, GET, PUT and DELETE. */
export async function answerManifest(call: RegistryCall, name: string, reference: string): Promise<void> {
  switch (call.method) {
    case 'GET':
    case 'HEAD':
      return read(call, name, readReference(reference))
    case 'PUT':
      return put(call, name, readReference(reference))
    case 'DELETE':
      return remove(call, name, readReference(reference))
    default:
      throw unsupported()
  }
}

/** The distribution protocol's tags; the API takes more. */
const PROTOCOL_TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/

/** @throws RegistryError, InvalidParameterException for what is neither a tag nor a digest */
function readReference(reference: string): Reference {
  if (reference.includes(':')) {
    if (!DIGEST.test(reference)) throw digestInvalid(reference)
    return { imageDigest: reference }
  }
  if (!isImageTag(reference)) throw invalidParameter('imageTag', `must satisfy regular expression '${TAG}'`)
  if (PROTOCOL_TAG.test(reference)) return { imageTag: reference }
  throw new RegistryError(
    400,
    'TAG_INVALID',
    'A tag begins with a letter, a digit or _ and has 128 characters at most.',
  )
}

/** The bytes as they were pushed, whatever the client accepts: the digest always fits them. */
async function read(call: RegistryCall, name: string, reference: Reference): Promise<void> {
  const { image, bytes } = await call.run(name, 'BatchGetImage', (opened) => {
    const found = find(opened, reference)
    if (call.method === 'GET') notePull(opened, found)
    return { image: found, bytes: opened.world.getBlob(found.digest) }
  })
  if (!bytes || digestOf(bytes) !== image.digest)
    throw new Error(`The data folder has lost or damaged the manifest ${image.digest}`)
  call.send(200, bytes, {
    'content-type': image.mediaType,
    'docker-content-digest': image.digest,
    etag: `"${image.digest}"`,
  })
}

function find({ world, name, context }: Opened, reference: Reference): ImageRecord {
  const image = findImage(world, name, reference)
  if (isFailure(image)) throw new RegistryError(404, 'MANIFEST_UNKNOWN', image.failureReason)
  // An archived image is a 404 too, as AWS documents; its words are not known.
  if (imageStatus(image, context.now) === 'ACTIVE') return image
  throw new RegistryError(404, 'MANIFEST_UNKNOWN', 'Requested image not found')
}

function notePull({ world, name, context }: Opened, image: ImageRecord): void {
  world.put('image', imageKey(name, image.digest), { ...image, lastPulledAt: context.now })
}

async function put(call: RegistryCall, name: string, reference: Reference): Promise<void> {
  const bytes = await readBody(call.request, MANIFEST_LIMIT + 1)
  if (!bytes) throw new RegistryError(413, 'MANIFEST_INVALID', 'A manifest must not be larger than 4 MiB')
  const { imageDigest, subject } = await call.run(name, 'PutImage', (opened) => {
    const manifest = putManifest(opened.context, opened, {
      ...reference,
      text: textOf(bytes),
      mediaType: call.request.headers['content-type']?.split(';')[0]?.trim(),
    })
    return { imageDigest: manifest.digest, subject: manifest.subject }
  })
  call.end(201, {
    location: `/v2/${name}/manifests/${imageDigest}`,
    'docker-content-digest': imageDigest,
    ...(subject && { 'oci-subject': subject }),
  })
}

/** As BatchDeleteImage: a tag alone goes, and the image with its last tag. */
async function remove(call: RegistryCall, name: string, imageId: Reference): Promise<void> {
  const { failures } = await call.inWorld(async (context) =>
    batchDeleteImage({ registryId: call.identity.registryId, repositoryName: name, imageIds: [imageId] }, context),
  )
  const [failure] = failures ?? []
  if (failure?.failureCode === 'ImageNotFound')
    throw new RegistryError(404, 'MANIFEST_UNKNOWN', failure.failureReason ?? '')
  // AWS's code for the registry is not known.
  if (failure) throw new RegistryError(405, 'UNSUPPORTED', failure.failureReason ?? '')
  call.end(202)
}

/** Bytes that are no UTF-8 would come back as other bytes. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new RegistryError(
      405,
      'UNSUPPORTED',
      "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    )
  }
}
