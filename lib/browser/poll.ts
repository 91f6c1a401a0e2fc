const fastMs = 1000
const slowMs = 5000
const fastForMs = 30_000

type Polled<T> = { readonly state: { readonly data: T | undefined } }
const changingSince = new WeakMap<object, number>()

/** How often something at rest is looked at, ms: an endpoint on this machine costs nothing, AWS has a quota. */
export const restInterval = (endpoint: string | null) =>
  endpoint !== null && /^https?:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:|\/|$)/.test(endpoint) ? 5000 : 60_000

/**
 * A `refetchInterval`: 1 s while `isChanging`, 5 s once that has lasted 30 s, `restMs` at rest.
 * Hidden tabs do not poll (the query client's default).
 */
export const pollInterval =
  <T>(isChanging: (data: T) => boolean, restMs: number) =>
  (query: Polled<T>): number => {
    const { data } = query.state
    if (data === undefined || !isChanging(data)) {
      changingSince.delete(query)
      return restMs
    }
    const since = changingSince.get(query) ?? Date.now()
    changingSince.set(query, since)
    return Date.now() - since < fastForMs ? fastMs : Math.min(slowMs, Math.max(restMs, fastMs))
  }
