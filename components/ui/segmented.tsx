'use client'
import { useId, type ReactNode } from 'react'
import { cx } from './cx'

/** A choice of a few short words in one row. Radios underneath: arrows move, the label names the group. */
export function Segmented<V extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
}: {
  label: string
  value: V
  onChange: (value: V) => void
  options: readonly { value: V; label: ReactNode }[]
  hideLabel?: boolean
}) {
  const name = useId()
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
      <legend className={cx('float-left text-control text-text-2', hideLabel && 'sr-only')}>{label}</legend>
      <div className="inline-flex rounded-control border border-line-strong bg-surface p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative inline-flex min-h-6 cursor-pointer items-center gap-1.5 rounded-badge px-2 whitespace-nowrap text-control text-text-2 hover:text-text has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent forced-colors:has-checked:outline-2"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 cursor-pointer appearance-none rounded-badge outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
