import { Cache } from '@/lib/cache'

const keptMs = 10 * 60 * 1000
const most = 5000

/**
 * Runs a piece of work once per key: a double click, or a submit that the browser repeats, gets the first one's
 * answer. What failed may be tried again under the same key.
 */
export function onceByKey<T>() {
  const answers = new Cache<T>(most)
  return (key: string, work: () => Promise<T>): Promise<T> => answers.get('', key, keptMs, work)
}
