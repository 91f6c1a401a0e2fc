'use client'
import { useId, useRef, useState, type ReactNode } from 'react'
import { placePopover, POPOVER_LOOK } from './floating'

/**
 * A button that opens a small panel in the top layer (native popover: Esc and a click outside close it, focus returns).
 * `children` are made when it opens and get `close`. `name` is the button's name where `trigger` does not say it all.
 */
export function Popover({
  label,
  name,
  trigger,
  className,
  align = 'start',
  children,
}: {
  label: string
  name?: string
  trigger: ReactNode
  className: string
  align?: 'start' | 'end'
  children: (close: () => void) => ReactNode
}) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const onToggle = ({ newState }: { newState: string }) => {
    if (newState !== 'open' || !panel.current || !opener.current) return
    placePopover(panel.current, opener.current, align)
    panel.current.querySelector<HTMLElement>('[data-autofocus], input, a[href], button')?.focus()
  }
  return (
    <>
      <button
        ref={opener}
        type="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={name}
        className={className}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
        onToggle={onToggle}
        className={`max-w-[calc(100vw-16px)] p-2 text-control ${POPOVER_LOOK}`}
      >
        {open && children(() => panel.current?.hidePopover())}
      </div>
    </>
  )
}
