'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { invoke } from '@/lib/functions/actions/invoke'
import type { Invocation, InvocationType } from '@/lib/functions/invoke/invoke-model'
import type { FunctionModel } from '@/lib/functions/model'
import { functionKeys } from '@/lib/functions/queries'
import { useAction } from '@/lib/browser/use-action'
import { usePlace } from '@/lib/browser/use-place'
import { useFunction } from '@/components/functions/use-function'

/** One invocation from this page. `digest`: the image that it found deployed. */
export type Run = Invocation & {
  /** When it was started, epoch ms. */
  readonly id: number
  readonly event: string
  readonly type: InvocationType
  readonly digest: string | null
  /** From the click to the answer. */
  readonly elapsedMs: number
}

type Started = { readonly event: string; readonly type: InvocationType; readonly at: number }

const MOST = 20
/** Runs of each function since this tab was loaded: they may hold secrets, so they are kept nowhere else. */
const kept = new Map<string, readonly Run[]>()

/** What Lambda answers while it prepares the image: expected, and over by itself. */
const isWaking = (code: string | undefined) => code === 'CodeArtifactUserPendingException'

/** Invokes a function and keeps what came back. A refusal because it was asleep is repeated once it is Active (R19). */
export function useTest(fn: FunctionModel, qualifier?: string) {
  const place = usePlace()
  const client = useQueryClient()
  const key = JSON.stringify([place.connection, place.region, fn.name])
  const [runs, setRuns] = useState(() => kept.get(key) ?? [])
  const [shown, setShown] = useState<number | null>(runs[0]?.id ?? null)
  const started = useRef<Started>({ event: '', type: 'RequestResponse', at: 0 })
  const [rejectedAt, setRejectedAt] = useState(0)
  const { dataUpdatedAt } = useFunction(fn.name, qualifier)
  const readAgain = () => client.invalidateQueries({ queryKey: functionKeys.all(place, fn.name) })
  const action = useAction(invoke, {
    onSuccess: (answer: Invocation) => {
      const { event, type, at } = started.current
      const run: Run = { ...answer, id: at, event, type, digest: fn.digest, elapsedMs: Date.now() - at }
      const next = [run, ...(kept.get(key) ?? [])].slice(0, MOST)
      kept.set(key, next)
      setRuns(next)
      setShown(run.id)
      void readAgain()
    },
    onError: () => {
      setRejectedAt(Date.now())
      void readAgain()
    },
  })
  const waking = isWaking(action.error?.error.code)
  const test = (event: string, type: InvocationType) => {
    started.current = { event, type, at: Date.now() }
    setShown(null)
    action.mutate({ connection: place.connection, region: place.region, name: fn.name, qualifier, type, event })
  }
  const again = useRef(test)
  again.current = test
  const awake = waking && fn.state === 'Active' && dataUpdatedAt > rejectedAt
  useEffect(() => {
    if (awake) again.current(started.current.event, started.current.type)
  }, [awake])
  return {
    test,
    runs,
    /** The run to look at; null while one is on its way, and before the first. */
    run: runs.find(({ id }) => id === shown) ?? null,
    show: (run: Run) => {
      action.reset()
      setShown(run.id)
    },
    pending: action.isPending,
    since: new Date(action.submittedAt).toISOString(),
    waking,
    error: waking ? null : (action.error?.error ?? null),
  }
}
