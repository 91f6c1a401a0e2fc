'use client'
import { lazy, Suspense } from 'react'
import { cx } from '@/components/ui/cx'
import { Popover } from '@/components/ui/floating/popover'
import { Icon } from '@/components/ui/icons'
import type { FacetOption } from '@/lib/list/apply'

const load = () => import('./facet-choices')
const FacetChoices = lazy(() => load().then((file) => ({ default: file.FacetChoices })))

type FacetChipProps = {
  label: string
  /** What is chosen, in words. */
  names: readonly string[]
  chosen: readonly string[]
  /** Made when the chip opens. */
  options: () => readonly FacetOption[]
  onChange: (chosen: readonly string[]) => void
}

/** One chip of a filter: opens its choices; while some are chosen it says which, and can be cleared on its own. */
export function FacetChip({ label, names, chosen, options, onChange }: FacetChipProps) {
  const on = chosen.length > 0
  return (
    <span className={cx('facet-chip', on && 'on')} onPointerEnter={load} onFocus={load}>
      <Popover
        label={`Filter by ${label.toLowerCase()}`}
        name={`Filter by ${label.toLowerCase()}${on ? `: ${names.join(', ')}` : ''}`}
        trigger={<span className="truncate">{on ? `${label}: ${names.join(', ')}` : label}</span>}
        className="facet-open"
      >
        {() => (
          <Suspense>
            <FacetChoices label={label} options={options()} chosen={chosen} onChange={onChange} />
          </Suspense>
        )}
      </Popover>
      {on && (
        <button type="button" aria-label={`Clear ${label.toLowerCase()}`} onClick={() => onChange([])}>
          <Icon name="close" className="size-3" />
        </button>
      )}
    </span>
  )
}
