import { inRepository } from '../ecr/errors'
import { imageKey } from '../ecr/images'
import { sendStream } from '../send-stream'
import type { RegistryCall } from './call'
import { readRange } from './range'
import { digestInvalid, RegistryError } from './registry-error'

export const DIGEST = /^sha256:[0-9a-f]{64}$/

/** HEAD and GET of a layer or config that the repository has, whole or in part. */
export async function answerBlob(call: RegistryCall, name: string, digest: string): Promise<void> {
  if (!DIGEST.test(digest)) throw digestInvalid(digest)
  const action = call.method === 'HEAD' ? 'BatchCheckLayerAvailability' : 'GetDownloadUrlForLayer'
  const size = await call.run(name, action, ({ world }) => {
    const known = world.get('layer', imageKey(name, digest))?.stored ? call.blobs.size(digest) : undefined
    // A push may count on it from now on.
    if (known !== undefined && call.method === 'HEAD') call.blobs.touch(digest)
    if (known !== undefined) return known
    const where = inRepository(name, world.account)
    throw new RegistryError(404, 'BLOB_UNKNOWN', `The layer with digest '${digest}' does not exist within ${where}`)
  })
  const range = readRange(call.request.headers.range, size)
  if (range === 'unsatisfiable')
    throw new RegistryError(416, 'RANGE_INVALID', 'The range is not satisfiable', { 'content-range': `bytes */${size}` })
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
