const keptMs = 10 * 60 * 1000

/**
 * Runs a piece of work once per key: a double click, or a submit that the browser repeats, gets the first one's
 * answer. What failed may be tried again under the same key.
 */
export function onceByKey<T>() {
  const running = new Map<string, { readonly at: number; readonly answer: Promise<T> }>()
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const now = Date.now()
    for (const [old, { at }] of running) if (now - at > keptMs) running.delete(old)
    const first = running.get(key)
    if (first) return first.answer
    const answer = work()
    running.set(key, { at: now, answer })
    answer.catch(() => running.delete(key))
    return answer
  }
}
