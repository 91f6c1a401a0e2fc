'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Problem } from '@/lib/forms/form-spec'
import { checkFunctionName } from '@/lib/functions/function-name'
import { existsQuery } from '@/lib/functions/queries'
import { usePlace } from '@/lib/browser/use-place'

const settleMs = 400

/** Whether a function of this name is there already, 400 ms after the last key. A check that fails says nothing. */
export function useNameTaken(text: string): {
  readonly state: 'checking' | 'taken' | 'free' | 'unknown'
  readonly problems: readonly Problem[]
} {
  const place = usePlace()
  const name = text.trim()
  const [settled, setSettled] = useState(name)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(name), settleMs)
    return () => clearTimeout(timer)
  }, [name])
  const well = checkFunctionName(name) === null
  const { data, isFetching } = useQuery({ ...existsQuery(place, settled), enabled: well && settled === name })
  if (!well) return { state: 'unknown', problems: [] }
  if (settled !== name || (isFetching && !data)) return { state: 'checking', problems: [] }
  if (!data?.exists) return { state: data ? 'free' : 'unknown', problems: [] }
  const message = `A function named ${name} already exists in ${place.region}. Choose another name or open it.`
  return { state: 'taken', problems: [{ field: 'name', message }] }
}
