'use client'
import { useId, type ReactNode } from 'react'

export type RadioOption<V extends string> = {
  value: V
  label: ReactNode
  description?: ReactNode
  disabledReason?: string
}

/** A choice of a few, each with room to explain itself. A disabled one says why in place of its description. */
export function RadioCards<V extends string>({
  name,
  value,
  onChange,
  options,
  columns = 2,
}: {
  name: string
  value: V
  onChange: (value: V) => void
  options: readonly RadioOption<V>[]
  columns?: 1 | 2 | 3
}) {
  const id = useId()
  const grid = { 1: '', 2: 'md:grid-cols-2', 3: 'md:grid-cols-3' }[columns]
  return (
    <div className={`grid gap-2 ${grid}`}>
      {options.map((option) => {
        const text = option.disabledReason ?? option.description
        return (
          <label
            key={option.value}
            className="flex gap-2.5 rounded-control border border-line-strong bg-surface px-3 py-2 text-control has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:border-line has-disabled:bg-transparent has-enabled:cursor-pointer"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabledReason !== undefined}
              onChange={() => onChange(option.value)}
              aria-describedby={text ? `${id}-${option.value}` : undefined}
              aria-labelledby={`${id}-${option.value}-label`}
              className="mt-[3px] size-3.5 flex-none outline-none"
            />
            <span className="grid min-w-0 content-start">
              <span
                id={`${id}-${option.value}-label`}
                className={option.disabledReason ? 'font-medium text-text-3' : 'font-medium'}
              >
                {option.label}
              </span>
              {text && (
                <span id={`${id}-${option.value}`} className="text-meta text-text-2">
                  {text}
                </span>
              )}
            </span>
          </label>
        )
      })}
    </div>
  )
}
