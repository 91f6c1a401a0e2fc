/** Where there is nothing to show. */
export function None() {
  return (
    <span className="quiet">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  )
}
