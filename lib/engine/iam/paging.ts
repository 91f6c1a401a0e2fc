type Asked = { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined }

/** IAM answers this many where a request asks for no number. */
const DEFAULT_PAGE = 100

/** One page of items that are in the order of `keyOf`; a marker is the key of the last item before it. */
export function iamPage<T>(all: readonly T[], keyOf: (item: T) => string, { Marker, MaxItems = DEFAULT_PAGE }: Asked) {
  const after = Marker === undefined ? undefined : Buffer.from(Marker, 'base64url').toString('utf8')
  const start = after === undefined ? 0 : all.findIndex((item) => keyOf(item) > after)
  const rest = start < 0 ? [] : all.slice(start)
  const items = rest.slice(0, MaxItems)
  const last = items.at(-1)
  const IsTruncated = rest.length > items.length
  return { items, IsTruncated, ...(IsTruncated && last && { Marker: Buffer.from(keyOf(last)).toString('base64url') }) }
}
