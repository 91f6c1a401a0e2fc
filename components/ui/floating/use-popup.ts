'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { keepPlaced, type Placement } from './floating'

/**
 * A button and the `popover="auto"` that it opens: placed beside it, with the focus in it, closed by Esc, and the focus
 * back on the button. Its content is made while `open`. `onOpen` moves the focus in.
 */
export function usePopup({ align, onOpen }: Placement & { onOpen: (popup: HTMLElement) => void }) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  /** What is placed, where that is not the popup itself. */
  const inner = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const end = useRef<() => void>(undefined)
  useEffect(() => () => end.current?.(), [])

  const onToggle = ({ newState }: { newState: string }) => {
    end.current?.()
    if (newState === 'open' && popup.current && opener.current) {
      end.current = keepPlaced(inner.current ?? popup.current, opener.current, { align })
      onOpen(popup.current)
    } else if (newState === 'closed') {
      // Not sooner: the browser gives the focus back only while what had it is still there.
      setOpen(false)
      // A click outside leaves the focus on what is about to go, or gives it to what the popup stands in.
      const active = document.activeElement
      if (active?.contains(popup.current) || popup.current?.contains(active)) opener.current?.focus()
    }
  }
  return {
    open,
    inner,
    show: () => popup.current?.showPopover(),
    hide: () => popup.current?.hidePopover(),
    focusOpener: () => opener.current?.focus(),
    opener: { ref: opener, popoverTarget: id, 'aria-expanded': open },
    popup: {
      ref: popup,
      id,
      popover: 'auto',
      onBeforeToggle: ({ newState }: { newState: string }) => {
        if (newState === 'open') setOpen(true)
      },
      onToggle,
    },
  } as const
}
