'use client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { fetchJson } from '@/lib/browser/fetch-json'
import { checkFunctionName } from '@/lib/functions/function-name'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import { usePlace } from '@/lib/browser/use-place'

const settleMs = 400

const existsQuery = (place: Place, name: string) =>
  queryOptions({
    queryKey: [place.connection, place.region, 'function-exists', name],
    queryFn: ({ signal }) => fetchJson<{ exists: boolean }>(paths.api(place, 'functions', name, 'exists'), signal),
    staleTime: 10_000,
  })

/** Whether a function of this name is there already, 400 ms after the last key. A check that fails says nothing. */
export function useNameTaken(text: string): 'checking' | 'taken' | 'free' | 'unknown' {
  const place = usePlace()
  const name = text.trim()
  const [settled, setSettled] = useState(name)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(name), settleMs)
    return () => clearTimeout(timer)
  }, [name])
  const well = checkFunctionName(name) === null
  const { data, isFetching } = useQuery({ ...existsQuery(place, settled), enabled: well && settled === name })
  if (!well) return 'unknown'
  if (settled !== name || (isFetching && !data)) return 'checking'
  return data ? (data.exists ? 'taken' : 'free') : 'unknown'
}
