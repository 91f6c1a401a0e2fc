/** Rows from `first` on, up to but without `last`. */
export type Span = { readonly first: number; readonly last: number }

/**
 * Where each row begins, px, and at the end where the last one ends. `heights` holds the rows that were measured and
 * are not as high as usual.
 */
export function offsetsOf(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  usual: number,
): Float64Array<ArrayBuffer> {
  const offsets = new Float64Array(keys.length + 1)
  let at = 0
  keys.forEach((key, index) => {
    at += heights.size === 0 ? usual : (heights.get(key) ?? usual)
    offsets[index + 1] = at
  })
  return offsets
}

/** The first row that ends below `y`. */
function rowAt(offsets: Float64Array, y: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle + 1] ?? 0) > y) high = middle
    else low = middle + 1
  }
  return low
}

/** The rows between two heights of the list, widened to multiples of `step`, so that they change seldom. */
export function spanBetween(offsets: Float64Array, top: number, bottom: number, step = 1): Span {
  const count = offsets.length - 1
  const first = Math.floor(rowAt(offsets, top) / step) * step
  const last = Math.ceil((rowAt(offsets, bottom) + 1) / step) * step
  return { first: Math.min(first, count), last: Math.min(last, count) }
}
