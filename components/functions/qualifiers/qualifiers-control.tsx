'use client'
import { useId, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icons'
import { placePopover } from '@/components/ui/floating/floating'
import type { FunctionTab } from '@/lib/paths'
import { QualifiersPicker } from './qualifiers-picker'

/**
 * The control named "Qualifiers" (R13): says which version is shown and opens the list of versions and aliases. The
 * list is read when it is opened.
 */
export function QualifiersControl({ name, tab, current }: { name: string; tab: FunctionTab; current: string }) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={opener}
        type="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label="Qualifiers"
        aria-describedby={`${id}-current`}
        className="inline-flex min-h-8 items-center gap-2 rounded-control border border-line-strong bg-surface px-3 text-control font-medium hover:bg-hover"
      >
        Qualifiers
        <span
          id={`${id}-current`}
          className="rounded-version border border-line-strong px-1.5 font-mono text-[12px]/[18px] font-normal"
          translate="no"
        >
          <span className="sr-only">{/^(\$LATEST|\d+)$/.test(current) ? 'function version ' : 'alias '}</span>
          {current}
        </span>
        <Icon name="chevronDown" className="size-3.5 text-text-3" />
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Qualifiers"
        onToggle={({ newState }) => {
          setOpen(newState === 'open')
          if (newState !== 'open' || !popover.current || !opener.current) return
          placePopover(popover.current, opener.current, 'end')
          popover.current.querySelector('input')?.focus()
        }}
        className="inset-auto m-0 max-h-[min(480px,80dvh)] w-[min(400px,calc(100vw-16px))] overflow-hidden rounded-control border border-line-strong bg-surface p-0 text-text shadow-overlay"
      >
        {open && (
          <QualifiersPicker name={name} tab={tab} current={current} onDone={() => popover.current?.hidePopover()} />
        )}
      </div>
    </>
  )
}
