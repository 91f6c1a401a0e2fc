import { EngineError } from '../protocol/errors'

type Asked = { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined }

/** IAM answers this many where a request asks for no number. */
const DEFAULT_PAGE = 100

const markerOf = (key: string): string => Buffer.from(key).toString('base64url')

/**
 * The key that a page starts after. @throws ValidationError for a marker that no answer gave. AWS's words are not
 * known.
 */
function keyOfMarker(marker: string | undefined): string | undefined {
  const key = marker === undefined ? undefined : Buffer.from(marker, 'base64url').toString('utf8')
  if (key !== undefined && (key === '' || markerOf(key) !== marker))
    throw new EngineError('ValidationError', 'Invalid Marker.')
  return key
}

/** One page of items that are in the order of `keyOf`; a marker is the key of the last item before it. */
export function iamPage<T>(all: readonly T[], keyOf: (item: T) => string, { Marker, MaxItems = DEFAULT_PAGE }: Asked) {
  const after = keyOfMarker(Marker)
  const start = after === undefined ? 0 : all.findIndex((item) => keyOf(item) > after)
  const rest = start < 0 ? [] : all.slice(start)
  const items = rest.slice(0, MaxItems)
  const last = items.at(-1)
  const IsTruncated = rest.length > items.length
  return { items, IsTruncated, ...(IsTruncated && last && { Marker: markerOf(keyOf(last)) }) }
}
