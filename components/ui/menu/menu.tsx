'use client'
import Link from 'next/link'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { placePopover, POPOVER_LOOK } from '@/components/ui/floating/floating'

export type MenuItem = { readonly label: string; readonly disabledReason?: string; readonly danger?: boolean } & (
  | { readonly onSelect: () => void; readonly href?: undefined }
  | { readonly href: string; readonly onSelect?: undefined }
)

const row =
  'block w-full rounded-badge px-2.5 py-1.5 text-left text-control outline-none hover:bg-hover focus-visible:bg-accent-soft'

/**
 * A button that opens a menu in the top layer (native popover: Esc and a click outside close it). Arrows, Home and End
 * move. A disabled item stays reachable and shows why. The items are made when it opens, so a table can hold many.
 */
export function Menu({
  label,
  trigger,
  items,
  className,
  align = 'end',
}: {
  label: string
  trigger: ReactNode
  items: () => readonly MenuItem[]
  className: string
  align?: 'start' | 'end'
}) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries()
    const here = all.findIndex((entry) => entry === document.activeElement)
    const next = {
      ArrowDown: (here + 1) % all.length,
      ArrowUp: (here - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    all[next]?.focus()
  }
  const onToggle = ({ newState }: { newState: string }) => {
    if (newState !== 'open' || !list.current || !opener.current) return
    placePopover(list.current, opener.current, align)
    entries()[0]?.focus()
  }
  return (
    <>
      <button
        ref={opener}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        className={className}
      >
        {trigger}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        onKeyDown={onKeyDown}
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
        onToggle={onToggle}
        className={`max-w-80 min-w-44 p-1 ${POPOVER_LOOK}`}
      >
        {open &&
          items().map((item) => <Entry key={item.label} item={item} onDone={() => list.current?.hidePopover()} />)}
      </div>
    </>
  )
}

function Entry({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  if (item.disabledReason)
    return (
      <div role="menuitem" tabIndex={-1} aria-disabled className={row}>
        <span className="text-text-3">{item.label}</span>
        <span className="block text-meta text-text-2">{item.disabledReason}</span>
      </div>
    )
  if (item.href !== undefined)
    return (
      <Link role="menuitem" tabIndex={-1} href={item.href} prefetch={false} onClick={onDone} className={row}>
        {item.label}
      </Link>
    )
  return (
    <button
      role="menuitem"
      tabIndex={-1}
      type="button"
      onClick={() => {
        onDone()
        item.onSelect()
      }}
      className={`${row} ${item.danger ? 'text-bad' : ''}`}
    >
      {item.label}
    </button>
  )
}
