import 'server-only'
import { seed, type Seed } from '@/lib/door/seed'
import type { FunctionList, FunctionRowAnswer } from '@/lib/functions/model'
import { functionsQuery } from '@/lib/functions/queries'
import { applyQuery } from '@/lib/list/apply'
import { parseQuery, withoutLate } from '@/lib/list/query'
import type { Place } from '@/lib/place'
import { listFunctionRows, listFunctions } from './data-list'
import { functionRowsQuery } from './rows'
import { functionListSpec } from './spec'

/** As many as a screen shows. The browser reads the rest. */
const screenful = 25
/** A page shows the list that is known rather than wait for a fresh one, ms. */
const patienceMs = 30

/**
 * What the Functions page is rendered with: the first screenful of what the URL's query shows, and its rows. It counts
 * as old, so that it never takes the place of a whole list which the browser has already.
 */
export function functionListSeeds(place: Place, search: URLSearchParams): readonly Seed[] {
  const read = async (): Promise<FunctionList> => {
    const list = await listFunctions(place, { patienceMs })
    const lines = list.items.map((fn) => ({ fn }))
    const shown = applyQuery(
      functionListSpec,
      lines,
      withoutLate(functionListSpec, parseQuery(functionListSpec, search)),
    )
    const items = shown.slice(0, screenful).map(({ fn }) => fn)
    return { ...list, items, next: items.length === list.items.length ? list.next : items.length }
  }
  const next = ({ items }: FunctionList) =>
    rowSeeds(
      place,
      items.map(({ name }) => name),
    )
  return [seed(functionsQuery(place), read, { at: () => 1, next })]
}

function rowSeeds(place: Place, names: readonly string[]): readonly Seed[] {
  if (names.length === 0) return []
  const read = async () => {
    const answers = await listFunctionRows(place, names)
    return Object.fromEntries(answers.map((answer): [string, FunctionRowAnswer] => [answer.name, answer]))
  }
  return [seed(functionRowsQuery(place), read, { at: () => 1 })]
}
