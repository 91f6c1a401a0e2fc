'use client'
import Link from 'next/link'
import { useId, type ComponentProps, type PointerEvent } from 'react'

export type MenuItem = { readonly label: string; readonly disabledReason?: string; readonly danger?: boolean } & (
  | { readonly onSelect: () => void; readonly href?: undefined }
  | { readonly href: string; readonly onSelect?: undefined }
)

/** The pointer moves the focus, so that one item is lit and not two. */
const common = {
  role: 'menuitem',
  tabIndex: -1,
  onPointerMove: ({ currentTarget, movementX, movementY }: PointerEvent<HTMLElement>) => {
    if (movementX !== 0 || movementY !== 0) currentTarget.focus()
  },
} as const satisfies ComponentProps<'div'>

const look =
  'block w-full rounded-badge px-2.5 py-1.5 text-left text-control focus:bg-hover focus-visible:bg-accent-soft -outline-offset-2'

/** One item of a `Menu`. A disabled one can be reached and says why; Enter does nothing there. */
export function MenuEntry({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const id = useId()
  if (item.disabledReason)
    return (
      <div {...common} aria-disabled aria-labelledby={`${id}-label`} aria-describedby={`${id}-why`} className={look}>
        <span id={`${id}-label`} className="text-text-3">
          {item.label}
        </span>
        <span id={`${id}-why`} className="block text-meta text-text-2">
          {item.disabledReason}
        </span>
      </div>
    )
  if (item.href !== undefined)
    return (
      <Link {...common} href={item.href} prefetch={false} onClick={onDone} className={look}>
        {item.label}
      </Link>
    )
  return (
    <button
      {...common}
      type="button"
      onClick={() => {
        onDone()
        item.onSelect()
      }}
      className={`${look} ${item.danger ? 'text-bad' : ''}`}
    >
      {item.label}
    </button>
  )
}
