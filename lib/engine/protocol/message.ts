import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'

/** A request as the protocol sees it: `url` is the raw path and query, `body` is complete. */
export type EngineRequest = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

/** An answer, ready to be written. */
export type EngineResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** A stream goes out as it comes. */
  readonly body: string | Uint8Array | Readable
  /** It is not sent: the connection is cut instead. */
  readonly lost?: boolean
}

/** @returns a header's only value; the first where a client sent several */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}
