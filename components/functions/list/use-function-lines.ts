'use client'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { FunctionLine } from '@/lib/functions/list/filter'
import type { FunctionRow, FunctionSummary } from '@/lib/functions/model'
import { functionKeys, functionRowQuery, functionsQuery } from '@/lib/functions/queries'
import { isOf } from '@/lib/browser/query-keys'
import { usePlace } from '@/lib/browser/use-place'

/**
 * All functions read so far, each with its row where that has arrived. With `needRows` every row is read, not only
 * those on screen.
 */
export function useFunctionLines(needRows: boolean) {
  const place = usePlace()
  const list = useInfiniteQuery({ ...functionsQuery(place), refetchInterval: place.restMs })
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  const functions = useMemo(() => {
    // A list that was read anew between two parts can name a function twice.
    const byName = new Map<string, FunctionSummary>()
    for (const page of list.data?.pages ?? []) for (const fn of page.functions) byName.set(fn.name, fn)
    return [...byName.values()]
  }, [list.data])

  const client = useQueryClient()
  const version = useRowVersion()
  useEffect(() => {
    if (!needRows) return
    for (const { name } of functions)
      void client.prefetchQuery({ ...functionRowQuery(place, name), staleTime: place.restMs - 1000 })
    // Those off the screen do not poll themselves: they are as fresh as the list.
  }, [needRows, functions, client, place, list.dataUpdatedAt])

  const lines = useMemo(() => {
    void version // counts the rows that arrive in the cache
    return functions.map((fn): FunctionLine => ({
      fn,
      row: client.getQueryData<FunctionRow>(functionKeys.row(place, fn.name)),
    }))
  }, [functions, client, place, version])
  /** How many of them have no state yet, where all are waited for. A row that failed is not waited for. */
  const pending = needRows
    ? lines.filter(({ fn, row }) => !row && client.getQueryState(functionKeys.row(place, fn.name))?.status !== 'error')
        .length
    : 0
  return { list, lines, pending }
}

/** Changes whenever a row in the cache does. */
function useRowVersion() {
  const client = useQueryClient()
  const version = useRef(0)
  const subscribe = useCallback(
    (notify: () => void) =>
      client.getQueryCache().subscribe((event) => {
        if (
          event.type !== 'updated' ||
          !isOf(event.query.queryKey, 'function-row') ||
          (event.action.type !== 'success' && event.action.type !== 'error')
        )
          return
        version.current++
        notify()
      }),
    [client],
  )
  return useSyncExternalStore(
    subscribe,
    () => version.current,
    () => 0,
  )
}
