'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** A time of day in the reader's zone, "12:01:33". Empty in the server's HTML, which does not know the zone. */
export function ClockTime({ at }: { at: number }) {
  const text = useSyncExternalStore(
    never,
    () => new Date(at).toLocaleTimeString('en-GB'),
    () => '',
  )
  return (
    <time dateTime={new Date(at).toISOString()} suppressHydrationWarning className="tabular-nums">
      {text}
    </time>
  )
}
