const KEPT = 500

/** Keeps what `load` answers for `ttlMs` from then, and shares a load that is under way. Errors are not kept. */
export function briefCache<T>() {
  const entries = new Map<string, { readonly value: Promise<T>; until: number }>()
  return (key: string, ttlMs: number, load: () => Promise<T>): Promise<T> => {
    const known = entries.get(key)
    if (known && known.until > Date.now()) return known.value
    const entry = { value: load(), until: Number.POSITIVE_INFINITY }
    entries.delete(key)
    entries.set(key, entry)
    entry.value.then(
      () => {
        entry.until = Date.now() + ttlMs
      },
      () => entries.delete(key),
    )
    const oldest = entries.keys().next().value
    if (entries.size > KEPT && oldest !== undefined) entries.delete(oldest)
    return entry.value
  }
}
