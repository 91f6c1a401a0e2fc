'use client'
import { useSearchParams } from 'next/navigation'
import { startTransition, useEffect, useRef, useState } from 'react'
import { parseQuery, searchOf } from './query'
import type { ListQuery, ListSpec } from './spec'

/** The URL follows this long after the last change, ms: who types does not wait for it. */
const restMs = 150

/**
 * A list's query, kept in the URL without a trip to the server: a link shows what its sender saw. `turn` counts the
 * changes that came from elsewhere (a link, Back, `reset`), after which a text field takes its text anew.
 */
export function useListQuery<Line>(spec: ListSpec<Line>) {
  const params = useSearchParams()
  const address = params.toString()
  const [query, setQuery] = useState(() => parseQuery(spec, params))
  const [turn, setTurn] = useState(0)
  const ours = useRef(address)

  useEffect(() => {
    if (address === ours.current) return
    ours.current = address
    setQuery(parseQuery(spec, new URLSearchParams(address)))
    setTurn((count) => count + 1)
  }, [address, spec])

  useEffect(() => {
    const timer = setTimeout(() => {
      const next = searchOf(spec, query, location.search)
      if (next === new URLSearchParams(location.search).toString()) return
      ours.current = next
      history.replaceState(null, '', next ? `${location.pathname}?${next}` : location.pathname)
    }, restMs)
    return () => clearTimeout(timer)
  }, [query, spec])

  const change = (next: ListQuery) => startTransition(() => setQuery(next))
  const reset = (next: ListQuery) => {
    setQuery(next)
    setTurn((count) => count + 1)
  }
  return { query, change, reset, turn }
}
