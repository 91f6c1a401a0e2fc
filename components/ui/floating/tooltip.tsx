'use client'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { float, FLOATING_LOOK } from './floating'

const NONE = { pointed: false, focused: false }

/**
 * A sentence beside its trigger while that, or the sentence itself, is pointed at or has the focus; Esc takes away it
 * alone (WCAG 1.4.13). `children` gets the id to put in `aria-describedby`; it is read there always.
 */
export function Tooltip({ text, children }: { text: string; children: (describedBy: string) => ReactNode }) {
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const [shownBy, setShownBy] = useState(NONE)
  const open = shownBy.pointed || shownBy.focused
  const set = (change: Partial<typeof NONE>) => setShownBy((before) => ({ ...before, ...change }))

  useEffect(() => {
    const trigger = anchor.current?.firstElementChild
    if (!open || !tip.current || !trigger) return
    const hide = float(tip.current, trigger, { align: 'center' })
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      setShownBy(NONE)
    }
    addEventListener('keydown', onKey, true)
    return () => {
      removeEventListener('keydown', onKey, true)
      hide()
    }
  }, [open])

  return (
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={() => set({ pointed: true })}
      onPointerLeave={() => set({ pointed: false })}
      onFocus={() => set({ focused: true })}
      onBlur={() => set({ focused: false })}
    >
      {children(id)}
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        // The strip above and below joins it to its trigger: the pointer gets there without leaving.
        className={`max-w-72 overflow-visible px-2.5 py-1.5 text-left text-[12px]/[17px] font-normal whitespace-normal before:absolute before:inset-x-0 before:-inset-y-2 ${FLOATING_LOOK}`}
      >
        {text}
      </span>
    </span>
  )
}
