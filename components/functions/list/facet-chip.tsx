'use client'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icons'
import { Popover } from '@/components/ui/floating/popover'

export type FacetOption = { readonly value: string; readonly label: string }

/** One chip of a filter: opens its choices; while some are chosen it says which, and can be cleared on its own. */
export function FacetChip({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string
  options: readonly FacetOption[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}) {
  const [picked, pick] = usePicked(chosen)
  const on = chosen.length > 0
  const names = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value)
  const toggle = (value: string, checked: boolean) => {
    const next = checked ? [...picked, value] : picked.filter((each) => each !== value)
    pick(next)
    onChange(next)
  }
  return (
    <span
      className={cx(
        'inline-flex max-w-full rounded-control border',
        on ? 'border-accent bg-accent-soft text-accent' : 'border-line bg-surface text-text-2',
      )}
    >
      <Popover
        label={`Filter by ${label.toLowerCase()}`}
        name={`Filter by ${label.toLowerCase()}${on ? `: ${names.join(', ')}` : ''}`}
        trigger={<span className="truncate">{on ? `${label}: ${names.join(', ')}` : label}</span>}
        className={cx(
          'inline-flex h-[30px] min-w-0 items-center rounded-control px-2.5 text-control',
          on ? 'pr-1' : 'hover:text-text',
        )}
      >
        {() => (
          <fieldset className="grid max-h-[60vh] min-w-44 gap-0.5 overflow-y-auto px-1">
            <legend className="mb-1 text-meta text-text-3">{label}</legend>
            {options.length === 0 && <p className="text-text-3">Nothing to choose from yet.</p>}
            {options.map((option) => (
              <Checkbox
                key={option.value}
                label={option.label}
                checked={picked.includes(option.value)}
                onChange={(checked) => toggle(option.value, checked)}
              />
            ))}
          </fieldset>
        )}
      </Popover>
      {on && (
        <button
          type="button"
          aria-label={`Clear ${label.toLowerCase()}`}
          onClick={() => onChange([])}
          className="inline-flex h-[30px] w-6 items-center justify-center rounded-control pr-1"
        >
          <Icon name="close" className="size-3" />
        </button>
      )}
    </span>
  )
}

/** What is ticked: it answers a click at once, and follows the URL, where the choice arrives a moment later. */
function usePicked(chosen: readonly string[]) {
  const [picked, pick] = useState(chosen)
  const [followed, follow] = useState(chosen.join())
  if (followed !== chosen.join()) {
    follow(chosen.join())
    pick(chosen)
  }
  return [picked, pick] as const
}
