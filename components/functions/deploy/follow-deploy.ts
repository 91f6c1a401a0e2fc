import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import { isChanging } from '@/lib/functions/model'
import { functionQuery } from '@/lib/functions/queries'
import { duration } from '@/lib/format'
import type { Place } from '@/lib/place'
import { pollInterval } from '@/lib/browser/poll'

const mostMs = 15 * 60 * 1000

/**
 * Watches a deploy until Lambda is done with it, on whatever page that happens, and then calls `onDone` with "9 s".
 * A deploy that fails is told by the function's own page.
 */
export function followDeploy(
  client: QueryClient,
  place: Place & { restMs: number },
  name: string,
  digest: string | null,
  onDone: (digest: string, took: string) => void,
) {
  const started = Date.now()
  const watch = new QueryObserver(client, {
    ...functionQuery(place, name),
    refetchInterval: pollInterval(isChanging, 2000),
  })
  const stop = watch.subscribe(({ data, dataUpdatedAt }) => {
    if (Date.now() - started > mostMs) return stop()
    if (data === undefined || dataUpdatedAt < started || isChanging(data)) return
    stop()
    if (data.digest !== null && data.digest === digest && data.lastUpdateStatus !== 'Failed') {
      onDone(data.digest, duration(Math.max(1, Math.round((Date.now() - started) / 1000))))
    }
  })
}
