'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { PlaceProvider, type PlaceContext } from '@/lib/browser/use-place'
import { identityQuery } from '@/lib/identity/queries'
import type { Place } from '@/lib/place'

type HereProps = Pick<PlaceContext, 'account' | 'restMs' | 'readOnly'> & { place: Place; children: ReactNode }

/** Tells all of a page where it is. An account that the server did not know yet comes in from STS later. */
export function Here({ place: { connection, region }, account, restMs, readOnly, children }: HereProps) {
  const place = useMemo(() => ({ connection, region }), [connection, region])
  const { data } = useQuery({ ...identityQuery(place), enabled: account === null })
  const found = account ?? (data?.account || null)
  const value = useMemo(() => ({ ...place, account: found, restMs, readOnly }), [place, found, restMs, readOnly])
  return <PlaceProvider value={value}>{children}</PlaceProvider>
}
