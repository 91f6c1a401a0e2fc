'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type FunctionModel, isChanging } from '@/lib/functions/model'
import { functionQuery } from '@/lib/functions/queries'
import { statusText } from '@/lib/functions/status-look'
import { pollInterval } from '@/lib/browser/poll'
import type { Place } from '@/lib/place'
import { usePlace } from '@/lib/browser/use-place'

/** A function as AWS has it now, followed while the page is looked at. `qualifier`: a version or an alias. */
export function useFunction(name: string, qualifier?: string) {
  const place = usePlace()
  const query = useQuery({
    ...functionQuery(place, name, qualifier),
    refetchInterval: pollInterval<FunctionModel>(isChanging, place.restMs),
  })
  const fn = query.data
  const atRest = fn !== undefined && fn.version === '$LATEST' && !isChanging(fn) && fn.lastUpdateStatus !== 'Failed'
  useEffect(() => {
    if (atRest) servedAtRest.set(keyOf(place, name), fn.digest)
  }, [atRest, place, name, fn?.digest])
  return query
}

/** Says once that a change is over: "checkout-api is now Active" (WCAG 4.1.3). The result goes into a live region. */
export function useStateAnnouncement(fn: FunctionModel | undefined) {
  const changing = fn !== undefined && isChanging(fn)
  const was = useRef(changing)
  const [text, setText] = useState('')
  const now = fn && `${fn.name} is now ${statusText(fn)}`
  useEffect(() => {
    if (was.current && !changing && now) setText(now)
    if (changing) setText('')
    was.current = changing
  }, [changing, now])
  return text
}

/** What each function served when it was last seen at rest, in this browser. */
const servedAtRest = new Map<string, string | null>()
const keyOf = ({ connection, region }: Place, name: string) => JSON.stringify([connection, region, name])

/**
 * The digest that serves while another is being optimized; null when this browser has not seen the function at rest.
 */
export function useServingDigest(fn: FunctionModel): string | null {
  return servedAtRest.get(keyOf(usePlace(), fn.name)) ?? null
}
