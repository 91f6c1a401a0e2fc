'use client'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { placePopover, POPOVER_LOOK } from './floating'

/**
 * A sentence shown beside its trigger on hover and focus, gone on Esc (WCAG 1.4.13). `children` gets the id to put in
 * `aria-describedby`. It lies in the top layer, so no table or card cuts it off.
 */
export function Tooltip({ text, children }: { text: string; children: (describedBy: string) => ReactNode }) {
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    if (!open || !tip.current || !anchor.current) return
    const shown = tip.current
    shown.showPopover()
    placePopover(shown, anchor.current.firstElementChild ?? anchor.current, 'center')
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onKey)
      if (shown.isConnected) shown.hidePopover()
    }
  }, [open])

  return (
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
    >
      {children(id)}
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        className={`max-w-72 px-2.5 py-1.5 text-left text-[12px]/[17px] font-normal whitespace-normal ${POPOVER_LOOK}`}
      >
        {text}
      </span>
    </span>
  )
}
