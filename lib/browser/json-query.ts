import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json'

/** What a query tells of itself: the GET route it reads, so that a page can ask for it before its scripts run. */
export const routeOf = (path: string) => ({ path })

/** A query over one GET route (`paths.api(…)`). */
export const jsonQuery = <T>(key: readonly unknown[], path: string, { staleTime }: { staleTime?: number } = {}) =>
  queryOptions({
    queryKey: key,
    queryFn: ({ signal }) => fetchJson<T>(path, signal),
    meta: routeOf(path),
    ...(staleTime !== undefined && { staleTime }),
  })
