'use client'
import { useSyncExternalStore } from 'react'
import { Icon } from '@/components/ui/icons'
import { Popover } from '@/components/ui/floating/popover'
import { Segmented } from '@/components/ui/segmented'
import { themeKey } from '@/lib/browser/theme'

type Theme = 'light' | 'dark' | 'system'
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const current = (): Theme => {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

function choose(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(themeKey)
    else localStorage.setItem(themeKey, theme)
  } catch {} // without storage it holds until the page is left
  for (const listener of listeners) listener()
}

/** Light, dark, or the system's. Kept in this browser; `themeScript` applies it before the first paint. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, current, () => 'system' as const)
  return (
    <Popover
      label="Theme"
      name="Theme"
      align="end"
      trigger={<Icon name="theme" />}
      className="inline-flex size-8 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
    >
      {() => (
        <Segmented
          label="Theme"
          value={theme}
          onChange={choose}
          options={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'system', label: 'System' },
          ]}
        />
      )}
    </Popover>
  )
}
