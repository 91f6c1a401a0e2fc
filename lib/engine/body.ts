import type { IncomingMessage } from 'node:http'

/** Lambda's limit for a request's body, bytes. */
export const BODY_LIMIT = 70_167_211

/**
 * Reads a body, and stops as soon as it is longer than the limit.
 * @returns undefined for a body of `limit` bytes or more
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) >= limit) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue
    size += chunk.length
    if (size >= limit) return undefined
    chunks.push(chunk)
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}
