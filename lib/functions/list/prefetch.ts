import 'server-only'
import type { QueryClient } from '@tanstack/react-query'
import { placeInput } from '@/lib/place'
import { listFunctionRows, listFunctions } from './data-list'
import { applyFilter, parseFilter } from './filter'
import { functionRowQuery, functionsQuery } from '@/lib/functions/queries'

/**
 * As many as stand in a page without scrolling tricks; the first screenful; one request's rows; how long the page waits
 * for states.
 */
const FIRST = 100
const SCREENFUL = 12
const ROWS = 50
const PATIENCE_MS = 300

/**
 * What the Functions page is rendered with: the first functions, and their states where those come in time, the first
 * screenful on its own, so that the top does not flash. What fails here is asked again, and shown, by the browser.
 */
export async function prefetchFunctions(
  client: QueryClient,
  params: unknown,
  search: Readonly<Record<string, string | string[] | undefined>>,
): Promise<void> {
  const { data: place } = placeInput.safeParse(params)
  if (!place) return
  const list = functionsQuery(place)
  await client.prefetchInfiniteQuery({ ...list, queryFn: () => listFunctions(place, 0, FIRST) })
  const functions = client.getQueryData(list.queryKey)?.pages.flatMap((page) => page.functions) ?? []
  const filter = parseFilter({
    get: (name) => {
      const value = search[name]
      return typeof value === 'string' ? value : null
    },
  })
  const lines = functions.map((fn) => ({ fn, row: undefined }))
  const names = applyFilter(lines, { ...filter, text: '', state: [], drift: [], repo: [] }).map(({ fn }) => fn.name)
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))
  const read = [names.slice(0, SCREENFUL), names.slice(SCREENFUL, ROWS)].map(async (part) => {
    if (part.length === 0) return
    for (const answer of await listFunctionRows(place, part))
      if ('row' in answer) client.setQueryData(functionRowQuery(place, answer.name).queryKey, answer.row)
  })
  await Promise.race([Promise.allSettled(read), late])
}
