'use client'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { FLOATING_LOOK, type Placement } from '../floating/floating'
import { type MenuItem, MenuEntry } from './menu-entry'
import { movedItem, typedItem, typeOn } from './menu-keys'
import { usePopup } from '../floating/use-popup'

/**
 * A button that opens a menu (APG menu button): arrows open it and move in it, letters find an item, Tab closes it and
 * goes on, Esc or a click outside closes it and does nothing else. A disabled item stays reachable and says why. The
 * items are made when it opens, so a table can hold many.
 */
export function Menu({
  label,
  trigger,
  items,
  className,
  align = 'end',
}: Placement & { label: string; trigger: ReactNode; items: () => readonly MenuItem[]; className: string }) {
  const startAt = useRef(0)
  const typed = useRef({ text: '', at: 0 })
  const { open, inner, show, hide, focusOpener, opener, popup } = usePopup({
    align,
    onOpen: () => {
      entries().at(startAt.current)?.focus()
      startAt.current = 0
    },
  })
  const entries = () => [...(inner.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  const onOpenerKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    startAt.current = event.key === 'ArrowUp' ? -1 : 0
    show()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries()
    const here = all.findIndex((entry) => entry === document.activeElement)
    if (event.key === 'Tab') {
      hide()
      // From here the key's own action goes on, to what comes before or after the button.
      focusOpener()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const more = typeOn(typed.current, event.key, event.timeStamp)
    typed.current = more ?? { text: '', at: 0 }
    const labels = all.map(({ textContent }) => textContent)
    const next = more ? typedItem(labels, here, more.text) : movedItem(event.key, here, all.length)
    if (next === undefined && event.key !== ' ') return
    event.preventDefault()
    if (next === undefined) all[here]?.click()
    else all[next]?.focus()
  }
  return (
    <>
      <button
        {...opener}
        type="button"
        aria-haspopup="menu"
        aria-label={label}
        onKeyDown={onOpenerKey}
        className={className}
      >
        {trigger}
      </button>
      <div
        {...popup}
        className="fixed inset-0 m-0 size-full max-h-none max-w-none overflow-hidden border-0 bg-transparent p-0"
        onClick={(event) => {
          if (event.target === event.currentTarget) hide()
        }}
      >
        <div
          ref={inner}
          role="menu"
          aria-label={label}
          onKeyDown={onKeyDown}
          className={`fixed max-w-80 min-w-44 p-1 ${FLOATING_LOOK}`}
        >
          {open && items().map((item) => <MenuEntry key={item.label} item={item} onDone={hide} />)}
        </div>
      </div>
    </>
  )
}
