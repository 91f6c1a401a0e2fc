'use client'
import { useEffect, useState } from 'react'

const listeners = new Set<(text: string) => void>()

/** Says a sentence to assistive tech, once and politely: "checkout-api is now Active". */
export function announce(text: string) {
  for (const listener of listeners) listener(text)
}

/** Where `announce` speaks: in the shell, and in each dialog, since what is behind a dialog is not heard. */
export function Announcer() {
  const [text, setText] = useState('')
  useEffect(() => {
    listeners.add(setText)
    return () => void listeners.delete(setText)
  }, [])
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {text}
    </div>
  )
}
