'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'

const MOST = 6
const NONE: readonly string[] = []
const listeners = new Set<() => void>()
const known = new Map<string, readonly string[]>()
const keyOf = ({ connection, region }: Place) => `gantry-recent/${connection}/${region}`

function read(key: string): readonly string[] {
  const kept = known.get(key)
  if (kept) return kept
  let names = NONE
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    if (Array.isArray(parsed)) names = parsed.filter((name) => typeof name === 'string').slice(0, MOST)
  } catch {} // storage that is off or spoilt: nothing is recent
  known.set(key, names)
  return names
}

function write(key: string, names: readonly string[]) {
  known.set(key, names)
  try {
    localStorage.setItem(key, JSON.stringify(names))
  } catch {} // it is kept until the tab closes
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Takes a function out of the recent ones, once it is deleted. */
export const forgetRecent = (place: Place, name: string) =>
  write(
    keyOf(place),
    read(keyOf(place)).filter((each) => each !== name),
  )

/** The functions of this place that were opened last, newest first. Kept in this browser. */
export function useRecent(place: Place): readonly string[] {
  const key = keyOf(place)
  const pathname = usePathname()
  const list = paths.functions(place)
  useEffect(() => {
    const part = pathname.startsWith(`${list}/`) ? pathname.slice(list.length + 1).split('/')[0] : undefined
    if (!part) return
    const name = decodeURIComponent(part)
    const names = read(key)
    if (names[0] !== name) write(key, [name, ...names.filter((each) => each !== name)].slice(0, MOST))
  }, [pathname, list, key])
  return useSyncExternalStore(
    subscribe,
    () => read(key),
    () => NONE,
  )
}
