/** Gantry's mark: a gantry crane with its load. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden
      className="flex-none text-accent"
    >
      <path d="M2 4h16M5 4v14M15 4v14M10 4v5" />
      <rect x="7" y="9" width="6" height="5" fill="currentColor" />
    </svg>
  )
}
