'use client'
import { createContext, use, type ReactNode } from 'react'
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

export function PlaceProvider({ value, children }: { value: PlaceContext; children: ReactNode }) {
  return <Context value={value}>{children}</Context>
}

/** Where this page is. Set by the layout of `/[connection]/[region]`; throws outside of it. */
export function usePlace(): PlaceContext {
  const place = use(Context)
  if (!place) throw new Error('usePlace() is used outside /[connection]/[region].')
  return place
}

/** Why nothing can be changed here; undefined where it can. */
export const readOnlyReason = ({ readOnly }: Pick<PlaceContext, 'readOnly'>) =>
  readOnly ? 'This connection is read-only' : undefined
