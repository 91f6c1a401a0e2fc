import { requireLayer, wholeLayer } from '../ecr/layers/layers'
import { EngineError } from '../protocol/errors'
import { sendStream } from '../send-stream'
import type { World } from '../store/world'
import type { RegistryCall } from './call'
import { readRange } from './range'
import { digestInvalid, RegistryError } from './registry-error'

/** The digests that the registry takes. */
export const DIGEST = /^sha256:[0-9a-f]{64}$/

/**
 * Of a layer whose file was lost or cut short too it is said that it is not there, so that a push brings it again.
 * @throws RegistryError in the words of GetDownloadUrlForLayer; AWS's own are not known
 */
function sizeOf({ blobs, method }: RegistryCall, world: World, repository: string, digest: string): number {
  try {
    requireLayer(world, repository, digest)
  } catch (error) {
    throw error instanceof EngineError ? new RegistryError(404, 'BLOB_UNKNOWN', error.message) : error
  }
  const layer = wholeLayer(world, blobs, repository, digest)
  // A push may count on it from now on.
  if (layer && method === 'HEAD') blobs.touch(digest)
  if (layer) return layer.size
  throw new RegistryError(404, 'BLOB_UNKNOWN', `The bytes of the layer with digest '${digest}' are lost`)
}

/** HEAD and GET of a layer or config that the repository has, whole or in part. */
export async function answerBlob(call: RegistryCall, name: string, digest: string): Promise<void> {
  if (!DIGEST.test(digest)) throw digestInvalid(digest)
  const action = call.method === 'HEAD' ? 'BatchCheckLayerAvailability' : 'GetDownloadUrlForLayer'
  const size = await call.run(name, action, ({ world }) => sizeOf(call, world, name, digest))
  const range = readRange(call.request.headers.range, size)
  if (range === 'unsatisfiable')
    throw new RegistryError(416, 'RANGE_INVALID', 'The range is not satisfiable', {
      'content-range': `bytes */${size}`,
    })
  const length = range ? range.end - range.start + 1 : size
  call.response.writeHead(range ? 206 : 200, {
    'accept-ranges': 'bytes',
    'content-type': 'application/octet-stream',
    'content-length': String(length),
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
    'docker-content-digest': digest,
    etag: `"${digest}"`,
    'x-content-type-options': 'nosniff',
  })
  const bytes = call.method === 'HEAD' || length === 0 ? undefined : call.blobs.stream(digest, range)
  if (bytes) await sendStream(bytes, call.response)
  else call.response.end()
}
