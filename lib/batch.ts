/**
 * Runs `work` over `items`, at most `concurrency` at a time, in order.
 * @throws what `work` throws: work that may fail for one item must answer that as a value
 */
export async function eachLimited<I, O>(
  items: readonly I[],
  concurrency: number,
  work: (item: I) => Promise<O>,
): Promise<O[]> {
  const results: O[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker))
  return results
}

/**
 * Joins single loads into one: every key asked for within `windowMs` goes into the same call of `loadMany`, at most
 * `max` in each and two at a time. `loadMany` answers a function that gives each key its value, or throws the error of
 * that key.
 */
export function batched<T>(
  loadMany: (keys: readonly string[]) => Promise<(key: string) => T>,
  { windowMs, max }: { windowMs: number; max: number },
) {
  let waiting = new Map<string, PromiseWithResolvers<T>>()
  const flush = () => {
    const batch = [...waiting]
    waiting = new Map()
    const parts = Array.from({ length: Math.ceil(batch.length / max) }, (_, part) =>
      batch.slice(part * max, (part + 1) * max),
    )
    void eachLimited(parts, 2, send)
  }
  const send = (part: readonly [string, PromiseWithResolvers<T>][]) =>
    loadMany(part.map(([key]) => key)).then(
      (valueOf) => {
        for (const [key, { resolve, reject }] of part) {
          try {
            resolve(valueOf(key))
          } catch (error) {
            reject(error)
          }
        }
      },
      (error: unknown) => {
        for (const [, { reject }] of part) reject(error)
      },
    )
  return (key: string): Promise<T> => {
    const known = waiting.get(key)
    if (known) return known.promise
    if (waiting.size === 0) setTimeout(flush, windowMs)
    const entry = withResolvers<T>()
    waiting.set(key, entry)
    return entry.promise
  }
}

type PromiseWithResolvers<T> = { promise: Promise<T>; resolve: (value: T) => void; reject: (reason: unknown) => void }

/** Promise.withResolvers, which Node 20 does not have. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve: (value: T) => void = () => {}
  let reject: (reason: unknown) => void = () => {}
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
