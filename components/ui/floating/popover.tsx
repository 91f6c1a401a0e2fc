'use client'
import type { FocusEvent, ReactNode } from 'react'
import { cx } from '../cx'
import { FLOATING_LOOK, type Placement } from './floating'
import { usePopup } from './use-popup'

const FIRST = ['[data-autofocus]', 'input[type=radio]:checked', 'input, select, textarea, button, a[href]']

/**
 * A button that opens a small panel: the focus goes into it, Esc brings it back, leaving or a click outside closes it.
 * `children` are made when it opens and get `close`. `name` is the button's name where `trigger` does not say it all.
 */
export function Popover({
  label,
  name,
  describedBy,
  trigger,
  className,
  panelClassName = 'max-w-[calc(100vw-16px)] p-2',
  align = 'start',
  children,
}: Placement & {
  label: string
  name?: string
  describedBy?: string
  trigger: ReactNode
  className: string
  panelClassName?: string
  children: (close: () => void) => ReactNode
}) {
  const { open, hide, opener, popup } = usePopup({
    align,
    onOpen: (panel) => {
      const first = FIRST.map((selector) => panel.querySelector<HTMLElement>(selector)).find((found) => found !== null)
      ;(first ?? panel).focus()
    },
  })
  const onBlur = ({ relatedTarget: to, currentTarget: panel }: FocusEvent) => {
    if (to instanceof Node && !panel.contains(to) && to !== opener.ref.current) hide()
  }
  return (
    <>
      <button
        {...opener}
        type="button"
        aria-haspopup="dialog"
        aria-label={name}
        aria-describedby={describedBy}
        className={className}
      >
        {trigger}
      </button>
      <div
        {...popup}
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onBlur={onBlur}
        className={cx(FLOATING_LOOK, 'text-control outline-hidden', panelClassName)}
      >
        {open && children(hide)}
      </div>
    </>
  )
}
