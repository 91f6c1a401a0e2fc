import { isUtf8 } from 'node:buffer'
import { EngineError } from '../../protocol/errors'
import { invalidJsonReason } from './invalid-json'

/** Bytes that an invocation may carry. Source: AWS, "Lambda quotas". */
const LIMITS: Readonly<Record<string, number>> = { RequestResponse: 6_291_456, Event: 1_048_576 }

/**
 * The event of an invocation; `{}` where none was sent.
 * @throws 413 over the limit of the invocation type; 400 for what is not JSON
 */
export function takePayload(invocationType: string, payload: unknown): Uint8Array {
  const bytes = payload instanceof Uint8Array ? payload : new Uint8Array()
  const limit = LIMITS[invocationType]
  if (limit !== undefined && bytes.length > limit)
    throw new EngineError(
      'RequestEntityTooLargeException',
      `${bytes.length} byte payload is too large for the ${invocationType} invocation type (limit ${limit} bytes)`,
    )
  if (bytes.length === 0) return Buffer.from('{}')
  if (!isJson(bytes))
    throw new EngineError(
      'InvalidRequestContentException',
      `Could not parse request body into json: Could not parse payload into json: ${invalidJsonReason(bytes)}`,
    )
  return bytes
}

function isJson(bytes: Uint8Array): boolean {
  if (!isUtf8(bytes)) return false
  try {
    JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
    return true
  } catch {
    return false
  }
}
