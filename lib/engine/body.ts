import type { IncomingMessage } from 'node:http'

/** Lambda's limit for a request's body, bytes. */
export const BODY_LIMIT = 70_167_211

const NOTHING = new Uint8Array()

/** HTTP/1.1: a request has a body when one of these headers says so. */
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * Reads a body, and stops as soon as it is longer than the limit.
 * @returns undefined for a body of `limit` bytes or more; at once, not a promise, where there is none
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Uint8Array | undefined | Promise<Uint8Array | undefined> {
  if (!hasBody(request)) return NOTHING
  if (Number(request.headers['content-length'] ?? 0) >= limit) return undefined
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let size = 0
    const take = (chunk: Uint8Array) => {
      size += chunk.length
      chunks.push(chunk)
      if (size < limit) return
      request.off('data', take).pause()
      resolve(undefined)
    }
    request.on('data', take)
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.once('error', reject)
  })
}
