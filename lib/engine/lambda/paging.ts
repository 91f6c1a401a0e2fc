import { EngineError } from '../protocol/errors'

/** AWS gives at most 50 functions or versions in an answer, whatever MaxItems says. */
export const PAGE = 50

/** A marker is opaque to the client: here, the key of the last entry that was given. */
const markerOf = (key: string): string => Buffer.from(key).toString('base64url')

/** The key after which a page starts. @throws 400 for a marker that no answer gave */
export function keyOf(marker: string | undefined): string | undefined {
  if (marker === undefined) return undefined
  const key = Buffer.from(marker, 'base64url').toString()
  if (markerOf(key) !== marker || key === '') throw new EngineError('InvalidParameterValueException', 'Invalid marker.')
  return key
}

/** Cuts one page of entries that were read one over the limit, and gives the marker for the next. */
export function cutPage<T>(entries: readonly T[], limit: number, key: (entry: T) => string) {
  const page = entries.slice(0, limit)
  const last = page.at(-1)
  return { page, NextMarker: entries.length > limit && last !== undefined ? markerOf(key(last)) : undefined }
}
