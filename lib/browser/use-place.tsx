'use client'
import { useQuery } from '@tanstack/react-query'
import { createContext, use, useMemo, type ReactNode } from 'react'
import { identityQuery } from '@/lib/identity/queries'
import type { Place } from '@/lib/place'

/** The place of the page, and what the browser must know of it. */
export type PlaceContext = Place & {
  /** null while STS has not said it, and where the credentials could not be used. */
  readonly account: string | null
  /** How often a list is read again while nothing changes, in ms. */
  readonly restMs: number
  readonly readOnly: boolean
}

const Context = createContext<PlaceContext | null>(null)

type PlaceProviderProps = Pick<PlaceContext, 'account' | 'restMs' | 'readOnly'> & { place: Place; children: ReactNode }

/** Tells a page where it is. An account that the server did not know yet comes in from STS later. */
export function PlaceProvider({
  place: { connection, region },
  account,
  restMs,
  readOnly,
  children,
}: PlaceProviderProps) {
  const place = useMemo(() => ({ connection, region }), [connection, region])
  const { data } = useQuery({ ...identityQuery(place), enabled: account === null })
  const found = account ?? (data?.account || null)
  const value = useMemo(() => ({ ...place, account: found, restMs, readOnly }), [place, found, restMs, readOnly])
  return <Context value={value}>{children}</Context>
}

/** Where this page is. Set by the layout of `/[connection]/[region]`; throws outside of it. */
export function usePlace(): PlaceContext {
  const place = use(Context)
  if (!place) throw new Error('usePlace() is used outside /[connection]/[region].')
  return place
}
