'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { announce } from '@/components/ui/announcer'
import { pollInterval } from '@/lib/browser/poll'
import { usePlace } from '@/lib/browser/use-place'
import { isChanging, type FunctionRowAnswer, type FunctionSummary } from '@/lib/functions/model'
import { functionsQuery } from '@/lib/functions/queries'
import { fillRows, functionRowsQuery, outdated, readRows, type FunctionRows } from '@/lib/functions/list/rows'
import type { FunctionLine } from '@/lib/functions/list/spec'
import { statusText } from '@/lib/functions/status-look'

const noFunctions: readonly FunctionSummary[] = []
const noRows: FunctionRows = {}
/** Who types a word waits no longer than this for the rest of the rows to be asked for, ms. */
const pauseMs = 300
/** A long list, and its rows off the screen, are read again less often: so much for each function, ms. */
const msPerFunction = 2.5
const msPerRow = 10

const changes = (answer: FunctionRowAnswer | undefined) =>
  answer !== undefined && 'row' in answer && isChanging(answer.row)

/**
 * All functions read so far, each with its row where that has come. Rows on the screen (`onView`) are read and
 * followed; with `needAll` all the others are read too, a hundred at a time.
 */
export function useFunctionLines(needAll: boolean) {
  const place = usePlace()
  const client = useQueryClient()
  const { restMs } = place
  const list = useQuery({
    ...functionsQuery(place),
    refetchInterval: ({ state: { data } }) => Math.max(restMs, (data?.items.length ?? 0) * msPerFunction),
  })
  const functions = list.data?.items ?? noFunctions

  const view = useRef<readonly FunctionSummary[]>([])
  const viewed = () => view.current.map(({ name }) => name)
  const { data: rows = noRows } = useQuery({
    ...functionRowsQuery(place),
    queryFn: ({ signal }) => readRows(client, place, viewed(), signal),
    refetchInterval: pollInterval<FunctionRows>((known) => viewed().some((name) => changes(known[name])), restMs),
  })

  const look = useCallback(
    (lines: readonly FunctionLine[]) => {
      const before = new Set(view.current)
      view.current = lines.map(({ fn }) => fn)
      const names = view.current.map(({ name }) => name)
      // A function that the list says was changed is read at once, others when they are old.
      const changed = before.size === 0 ? [] : view.current.filter((fn) => !before.has(fn)).map(({ name }) => name)
      const known = client.getQueryData(functionRowsQuery(place).queryKey) ?? noRows
      const wanted = new Set([...outdated(known, names, restMs), ...outdated(known, changed, 0)])
      fillRows(client, place, [...wanted], new AbortController().signal).catch(() => {})
    },
    [client, place, restMs],
  )

  useEffect(() => {
    if (!needAll) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const known = client.getQueryData(functionRowsQuery(place).queryKey) ?? noRows
      const names = functions.map(({ name }) => name)
      fillRows(client, place, outdated(known, names, Math.max(restMs, names.length * msPerRow)), stop.signal).catch(
        () => {},
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [needAll, functions, client, place, restMs, list.dataUpdatedAt])

  const known = useRef(new WeakMap<FunctionSummary, { answer: FunctionRowAnswer | undefined; line: FunctionLine }>())
  const lines = useMemo(
    () =>
      functions.map((fn) => {
        const answer = rows[fn.name]
        const same = known.current.get(fn)
        if (same && same.answer === answer) return same.line
        const line: FunctionLine = answer ? { fn, ...answer } : { fn }
        known.current.set(fn, { answer, line })
        return line
      }),
    [functions, rows],
  )
  useSettled(rows, viewed)
  const pending = needAll ? functions.filter(({ name }) => !rows[name]).length : 0
  return { list, lines, pending, onView: look }
}

/** Says once when a change on the screen that was seen under way has ended. */
function useSettled(rows: FunctionRows, viewed: () => readonly string[]) {
  const before = useRef(rows)
  useEffect(() => {
    for (const name of viewed()) {
      const answer = rows[name]
      if (!changes(before.current[name]) || changes(answer) || !answer || !('row' in answer)) continue
      announce(`${name} is now ${statusText(answer.row)}`)
    }
    before.current = rows
  })
}
