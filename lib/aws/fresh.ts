import 'server-only'
import { restInterval } from '@/lib/browser/poll'
import type { Place } from '@/lib/place'
import { getConnection } from './connections'

/** What a page has read is good for the browser that loads it, and for who looks at the same in that moment, ms. */
export const momentMs = 500

/** How old an answer that viewers share may be, ms: `onAws` where calls are counted, a moment on this machine. */
export async function sharedFor({ connection }: Place, onAws: number): Promise<number> {
  const { endpoint } = await getConnection(connection)
  return restInterval(endpoint) > onAws ? onAws : momentMs
}
