'use client'
import { useId, useRef } from 'react'
import { Icon } from '@/components/ui/icons'
import type { Place } from '@/lib/place'
import { Rail } from './rail'

/** The rail of a narrow screen: a drawer under 1024 px, a sheet from the bottom under 768 px. */
export function NavMenu({ place }: { place: Place }) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  return (
    <div className="lg:hidden">
      <button
        type="button"
        popoverTarget={id}
        aria-label="Menu"
        className="-ml-2 inline-flex size-8 items-center justify-center rounded-control text-text-2 hover:bg-hover"
      >
        <Icon name="menu" />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onToggle={({ newState, currentTarget }) => {
          if (newState === 'open') currentTarget.querySelector('a')?.focus()
        }}
        className="m-0 max-h-[80dvh] overflow-y-auto border-line-strong bg-surface p-2 pb-6 text-text shadow-overlay backdrop:bg-scrim max-md:inset-auto max-md:bottom-0 max-md:w-screen max-md:max-w-none max-md:rounded-t-card max-md:border-t md:top-12 md:bottom-0 md:left-0 md:h-[calc(100dvh-48px)] md:max-h-none md:w-60 md:border-r"
      >
        <Rail place={place} onGo={() => panel.current?.hidePopover()} />
      </div>
    </div>
  )
}
