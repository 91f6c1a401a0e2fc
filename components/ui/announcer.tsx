'use client'
import { useSyncExternalStore } from 'react'

let said = ''
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Says a sentence to assistive tech, once and politely: "checkout-api is now Active". */
export function announce(text: string) {
  said = text
  for (const listener of listeners) listener()
}

/** Where `announce` speaks. Stands once in the shell. */
export function Announcer() {
  const text = useSyncExternalStore(
    subscribe,
    () => said,
    () => '',
  )
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {text}
    </div>
  )
}
