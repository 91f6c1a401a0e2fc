'use client'
import { useSyncExternalStore } from 'react'
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

/** A popover that was open before its content came had nothing to focus. */
const focusChosen = (box: HTMLElement | null) => box?.querySelector<HTMLElement>('input:checked')?.focus()

/** Light, dark, or the system's. Kept in this browser; `themeScript` applies it before the first paint. */
export function ThemeChoices() {
  const theme = useSyncExternalStore(subscribe, current, () => 'system' as const)
  return (
    <div ref={focusChosen}>
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
    </div>
  )
}
