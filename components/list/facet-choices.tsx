'use client'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import type { FacetOption } from '@/lib/list/apply'

/** A popover that was open before its content came had nothing to focus. */
const focusFirst = (box: HTMLElement | null) => box?.querySelector('input')?.focus()

type FacetChoicesProps = {
  label: string
  options: readonly FacetOption[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** The values that a chip offers, to tick. Loaded when one is about to be opened. */
export function FacetChoices({ label, options, chosen, onChange }: FacetChoicesProps) {
  const [picked, pick] = usePicked(chosen)
  const toggle = (value: string, checked: boolean) => {
    const next = checked ? [...picked, value] : picked.filter((each) => each !== value)
    pick(next)
    onChange(next)
  }
  return (
    <fieldset ref={focusFirst} className="grid max-h-[60vh] min-w-44 gap-0.5 overflow-y-auto px-1">
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
  )
}

/** What is ticked: it answers a click at once, and follows the query, where the choice arrives a moment later. */
function usePicked(chosen: readonly string[]) {
  const [picked, pick] = useState(chosen)
  const [followed, follow] = useState(chosen.join())
  if (followed !== chosen.join()) {
    follow(chosen.join())
    pick(chosen)
  }
  return [picked, pick] as const
}
