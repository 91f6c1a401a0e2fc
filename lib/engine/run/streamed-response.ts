import type { IncomingMessage } from 'node:http'
import { MAX_STREAMED } from './faults'
import type { ResponseStream } from './invocation'

/** https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html, "Implementing response streaming" */
export const isStreamed = ({ headers }: IncomingMessage): boolean =>
  headers['lambda-runtime-function-response-mode'] === 'streaming'

/**
 * Passes a response on as it comes, no faster than it is taken. @returns nothing that is left of it; undefined over the
 * limit
 */
export async function passOn(request: IncomingMessage, stream: ResponseStream): Promise<Uint8Array | undefined> {
  let size = 0
  const chunks: AsyncIterable<Buffer> = request
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MAX_STREAMED) return undefined
    await stream(chunk)
  }
  return new Uint8Array()
}

/** A streamed response that failed on its way says so in its trailers. */
export function trailing({ trailers }: IncomingMessage): { errorType: string; payload: Uint8Array } | undefined {
  const errorType = trailers['lambda-runtime-function-error-type']
  if (errorType === undefined) return undefined
  return { errorType, payload: Buffer.from(trailers['lambda-runtime-function-error-body'] ?? '', 'base64') }
}
