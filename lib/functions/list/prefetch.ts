import 'server-only'
import { seed, type Seed } from '@/lib/door/seed'
import { functionRowQuery, functionsQuery } from '@/lib/functions/queries'
import type { Place } from '@/lib/place'
import { listFunctionRows, listFunctions } from './data-list'
import { applyFilter, parseFilter } from './filter'
import type { FunctionList } from '@/lib/functions/model'

/** As many as stand in a page without scrolling tricks; the first screenful; one request's rows. */
const FIRST = 100
const SCREENFUL = 12
const ROWS = 50
/** A page shows the list that is known rather than wait for a fresh one. */
const PATIENCE_MS = 30

/**
 * What the Functions page is rendered with: the first functions, and the states of those that the filter of the URL
 * shows, the first screenful on its own, so that the top does not flash.
 */
export function functionListSeeds(place: Place, search: URLSearchParams): readonly Seed[] {
  const read = async () => ({
    pages: [await listFunctions(place, { limit: FIRST, patienceMs: PATIENCE_MS })],
    pageParams: [0],
  })
  const at = ({ pages }: { pages: readonly FunctionList[] }) => Date.parse(pages[0]?.updatedAt ?? '')
  const next = ({ pages }: { pages: readonly FunctionList[] }) => {
    const lines = pages.flatMap(({ functions }) => functions).map((fn) => ({ fn, row: undefined }))
    const filter = { ...parseFilter(search), text: '', state: [], drift: [], repo: [] }
    const names = applyFilter(lines, filter).map(({ fn }) => fn.name)
    return [names.slice(0, SCREENFUL), names.slice(SCREENFUL, ROWS)].flatMap((part) => rowSeeds(place, part))
  }
  return [seed(functionsQuery(place), read, { at, next })]
}

function rowSeeds(place: Place, names: readonly string[]): readonly Seed[] {
  const rows = listFunctionRows(place, names)
  return names.map((name) =>
    seed(functionRowQuery(place, name), async () => {
      const answer = (await rows).find((one) => one.name === name)
      if (answer && 'row' in answer) return answer.row
      throw new Error(`${name} could not be read.`)
    }),
  )
}
