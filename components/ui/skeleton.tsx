/**
 * The place of a text that is on its way, as wide as the text will be (px). Appears after 150 ms, so fast data does not
 * flash.
 */
export function Skeleton({ width, height = 12 }: { width: number | string; height?: number }) {
  return (
    <span aria-hidden className="skeleton" style={{ width, height: height === 12 ? undefined : height }}>
      <span />
    </span>
  )
}
