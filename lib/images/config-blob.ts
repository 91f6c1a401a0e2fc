import 'server-only'
import { createHash } from 'node:crypto'

const limit = 1024 * 1024
const seconds = 10
const awsStorage = /(^|\.)s3[.-]([a-z0-9-]+\.)*amazonaws\.com(\.cn)?$|\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/

/**
 * Whether the server may fetch this address: AWS's own storage over https, or the connection's endpoint.
 * The address comes from the endpoint's answer, so anything else could point into this network.
 */
export function mayFetch(address: string, endpoint: string | null) {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return false
  if (endpoint !== null && URL.canParse(endpoint) && url.origin === new URL(endpoint).origin) return true
  return url.protocol === 'https:' && url.port === '' && awsStorage.test(url.hostname)
}

/** Why a blob could not be had, for people, after "Couldn't read the image's config: ". */
export class BlobError extends Error {}

/**
 * Fetches a config blob (at most 1 MB, 10 s, no redirects) and checks it against its digest.
 * @throws BlobError
 */
export async function fetchConfigBlob(address: string, endpoint: string | null, digest: string) {
  if (!mayFetch(address, endpoint))
    throw new BlobError('the registry names a download address outside AWS and this endpoint')
  const signal = AbortSignal.timeout(seconds * 1000)
  const response = await fetch(address, { redirect: 'error', cache: 'no-store', signal }).catch(() => {
    throw new BlobError('the download did not answer')
  })
  if (!response.ok) throw new BlobError(`the download was answered with ${response.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw new BlobError('it is larger than 1 MB')
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const actual = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (actual !== digest) throw new BlobError('its bytes do not match its digest')
  return bytes.toString('utf8')
}
