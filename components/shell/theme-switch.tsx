'use client'
import { lazy, Suspense } from 'react'
import { Popover } from '@/components/ui/floating/popover'
import { Icon } from '@/components/ui/icons'

const load = () => import('./theme-choices')
const ThemeChoices = lazy(() => load().then((file) => ({ default: file.ThemeChoices })))

/** The button that opens the choice of a theme. */
export function ThemeSwitch() {
  return (
    <span className="contents" onPointerEnter={load} onFocus={load}>
      <Popover
        label="Theme"
        name="Theme"
        align="end"
        trigger={<Icon name="theme" />}
        className="inline-flex size-8 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
      >
        {() => (
          <Suspense>
            <ThemeChoices />
          </Suspense>
        )}
      </Popover>
    </span>
  )
}
