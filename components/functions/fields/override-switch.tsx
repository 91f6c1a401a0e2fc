'use client'

/** Whether an override is on. Its name is "Override entrypoint", its visible word "Override". */
export function OverrideSwitch({
  label,
  on,
  onChange,
}: {
  label: string
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <div className="absolute top-0 right-0 flex items-center gap-3">
      <label className="inline-flex min-h-6 items-center gap-2 text-control text-text-2">
        <span aria-hidden>Override</span>
        <input
          type="checkbox"
          role="switch"
          aria-label={`Override ${label.toLowerCase()}`}
          checked={on}
          onChange={(event) => onChange(event.target.checked)}
          className="relative h-4 w-7 flex-none cursor-pointer appearance-none rounded-full bg-line-strong transition-colors duration-100 before:absolute before:top-0.5 before:left-0.5 before:size-3 before:rounded-full before:bg-surface before:transition-transform before:duration-100 checked:bg-accent checked:before:translate-x-3 forced-colors:appearance-auto"
        />
      </label>
    </div>
  )
}

/** The image's own value, or why it is not known. */
export function FromImage({ value, note }: { value: string | null; note: string }) {
  if (value === null) return <span className="text-text-3">From image: {note}</span>
  return (
    <span className="text-text-3">
      From image: {value === '' ? 'not set' : <code className="wrap-anywhere text-text-2">{value}</code>}
    </span>
  )
}
