'use client'
import { useSyncExternalStore } from 'react'

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const
const NAMES = {
  year: ['year', 'years'],
  month: ['month', 'months'],
  week: ['week', 'weeks'],
  day: ['day', 'days'],
  hour: ['h', 'h'],
  minute: ['min', 'min'],
} as const

/** "3 min ago", "2 weeks ago", "just now" under a minute. A time to come reads "in 2 days". */
export function relativeTime(iso: string, now: number): string {
  const seconds = (now - Date.parse(iso)) / 1000
  if (Number.isNaN(seconds)) return iso
  const size = Math.abs(seconds)
  const unit = UNITS.find(([, length]) => size >= length)
  if (!unit) return 'just now'
  const count = Math.floor(size / unit[1])
  const words = `${count} ${NAMES[unit[0]][count === 1 ? 0 : 1]}`
  return seconds < 0 ? `in ${words}` : `${words} ago`
}

const TICK_MS = 30_000
let now = 0
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}
const current = () => (now = Math.max(now, Math.floor(Date.now() / TICK_MS) * TICK_MS))

/**
 * A moment, relative to now and kept so; its title shows UTC, and local time too once pointed at (the server has
 * another zone).
 */
export function RelativeTime({ iso }: { iso: string }) {
  const at = useSyncExternalStore(subscribe, current, current)
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return <span>{iso}</span>
  const absolute = `${date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, '')} UTC`
  return (
    <time
      dateTime={date.toISOString()}
      title={absolute}
      onPointerEnter={(event) => (event.currentTarget.title = `${date.toLocaleString()} local\n${absolute}`)}
      suppressHydrationWarning
      className="whitespace-nowrap"
    >
      {relativeTime(iso, at)}
    </time>
  )
}
