'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type FunctionModel, isChanging } from '@/lib/functions/model'
import { functionQuery } from '@/lib/functions/queries'
import { statusText } from '@/lib/functions/status-look'
import { pollInterval } from '@/lib/poll'
import { usePlace } from '@/lib/use-place'

/** A function as AWS has it now, followed while the page is looked at. `qualifier`: a version or an alias. */
export function useFunction(name: string, qualifier?: string) {
  const place = usePlace()
  return useQuery({ ...functionQuery(place, name, qualifier), refetchInterval: pollInterval<FunctionModel>(isChanging, place.restMs) })
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

/**
 * The digest that serves while another image is being optimized: what ran when the function was last at rest, as far as
 * this browser has seen it. null: not known.
 */
export function useServingDigest(fn: FunctionModel): string | null {
  const { connection, region } = usePlace()
  const client = useQueryClient()
  const key = [connection, region, 'serving', fn.name]
  const atRest = !isChanging(fn) && fn.lastUpdateStatus !== 'Failed' && fn.version === '$LATEST'
  useEffect(() => {
    if (atRest) client.setQueryData([connection, region, 'serving', fn.name], fn.digest)
  }, [atRest, client, connection, region, fn.name, fn.digest])
  const seen = client.getQueryData(key)
  return typeof seen === 'string' ? seen : null
}
