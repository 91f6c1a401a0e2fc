import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import { placeInput } from '@/lib/place'
import { listFunctionRows, listFunctions } from './data-list'
import { applyFilter, parseFilter } from './filter'
import { functionRowQuery, functionsQuery } from './queries'

/** One page of ListFunctions; what a screen shows at first; and how long the page waits for the states of those. */
const FIRST = 50
const SCREENFUL = 12
const PATIENCE_MS = 300

/**
 * What the Functions page is rendered with: the first functions, and the states of the first screenful where they come
 * in time, so that the top does not flash. What fails here is asked again, and shown, by the browser.
 */
export async function prefetchFunctions(client: QueryClient, params: unknown, search: Readonly<Record<string, string | string[] | undefined>>): Promise<void> {
  const { data: place } = placeInput.safeParse(params)
  if (!place) return
  const list = functionsQuery(place)
  await client.prefetchInfiniteQuery({ ...list, queryFn: () => listFunctions(place, 0, FIRST) })
  const functions = client.getQueryData(list.queryKey)?.pages.flatMap((page) => page.functions) ?? []
  const filter = parseFilter({ get: (name) => { const value = search[name]; return typeof value === 'string' ? value : null } })
  const top = applyFilter(functions.map((fn) => ({ fn, row: undefined })), { ...filter, text: '', state: [], drift: [], repo: [] }).slice(0, SCREENFUL)
  const rows = listFunctionRows(place, top.map(({ fn }) => fn.name)).catch(() => [])
  const inTime = await Promise.race([rows, new Promise<[]>((resolve) => setTimeout(() => resolve([]), PATIENCE_MS))])
  for (const answer of inTime) if ('row' in answer) client.setQueryData(functionRowQuery(place, answer.name).queryKey, answer.row)
}
