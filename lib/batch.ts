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
