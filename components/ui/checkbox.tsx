import { useId, type ReactNode } from 'react'

/** A tick box with its label, and optionally a line under it. Its target is the whole label. */
export function Checkbox({
  label,
  checked,
  onChange,
  helper,
  disabled = false,
  name,
}: {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  helper?: ReactNode
  disabled?: boolean
  name?: string
}) {
  const id = useId()
  return (
    <div className="text-control">
      <label className="inline-flex min-h-6 items-start gap-2 py-0.5">
        <input
          type="checkbox"
          name={name}
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={helper ? id : undefined}
          className="mt-[3px] size-3.5 flex-none"
        />
        <span className={disabled ? 'text-text-3' : undefined}>{label}</span>
      </label>
      {helper && (
        <div id={id} className="pl-[22px] text-meta text-text-2">
          {helper}
        </div>
      )}
    </div>
  )
}
