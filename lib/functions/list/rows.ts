import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { eachLimited } from '@/lib/batch'
import { fetchJson } from '@/lib/browser/fetch-json'
import { queryKey } from '@/lib/browser/query-keys'
import type { FunctionRowAnswer } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'

/** What is known of the rows of a list beyond the list itself, by function. */
export type FunctionRows = Readonly<Record<string, FunctionRowAnswer>>

/** One request carries at most this many names; so many are under way at once; what so many bring is shown together. */
const names = 50
const atOnce = 2
const together = 200

/** Where the rows of a place stand in the query cache: one entry, however many there are. */
export const functionRowsQuery = (place: Place) =>
  queryOptions<FunctionRows>({
    queryKey: queryKey(place, 'function-rows'),
    structuralSharing: false,
    // Each row has its own age: what is looked at is read when it is too old.
    staleTime: Number.POSITIVE_INFINITY,
  })

/** When an answer came, epoch ms. One that came with the page counts as come when it is first looked at. */
const readAt = new WeakMap<FunctionRowAnswer, number>()
const ageOf = (answer: FunctionRowAnswer) => {
  const at = readAt.get(answer) ?? Date.now()
  readAt.set(answer, at)
  return Date.now() - at
}

/** The names whose row is not known, or older than `maxAge` ms. */
export const outdated = (rows: FunctionRows, wanted: readonly string[], maxAge: number) =>
  wanted.filter((name) => {
    const answer = rows[name]
    return !answer || ageOf(answer) > maxAge
  })

const known = (client: QueryClient, place: Place) => client.getQueryData(functionRowsQuery(place).queryKey) ?? {}

/** Puts answers among the rows; one that says the same as before changes nothing. */
function merged(rows: FunctionRows, answers: readonly FunctionRowAnswer[]): FunctionRows {
  const news = answers.filter((answer) => {
    const old = rows[answer.name]
    const same = old !== undefined && JSON.stringify(old) === JSON.stringify(answer)
    readAt.set(same ? old : answer, Date.now())
    return !same
  })
  return news.length === 0 ? rows : { ...rows, ...Object.fromEntries(news.map((answer) => [answer.name, answer])) }
}

/** Reads the rows of some functions. @returns all rows that are known then */
export async function readRows(
  client: QueryClient,
  place: Place,
  wanted: readonly string[],
  signal?: AbortSignal,
): Promise<FunctionRows> {
  const parts = Array.from({ length: Math.ceil(wanted.length / names) }, (_, at) =>
    wanted.slice(at * names, (at + 1) * names),
  )
  const path = paths.api(place, 'function-rows')
  const answers = await eachLimited(parts, atOnce, (part) =>
    fetchJson<readonly FunctionRowAnswer[]>(
      `${path}?${new URLSearchParams(part.map((name) => ['name', name]))}`,
      signal,
    ),
  )
  return merged(known(client, place), answers.flat())
}

/** Reads rows one group after the other, and shows each when it has come. Ends early when `signal` says so. */
export async function fillRows(
  client: QueryClient,
  place: Place,
  wanted: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for (let at = 0; at < wanted.length && !signal.aborted; at += together) {
    const rows = await readRows(client, place, wanted.slice(at, at + together), signal)
    client.setQueryData(functionRowsQuery(place).queryKey, rows)
  }
}

/** Drops what is known of a function's row, after it was changed: it is read anew when it is looked at. */
export const forgetRow = (client: QueryClient, place: Place, name: string) =>
  client.setQueryData(functionRowsQuery(place).queryKey, (rows) => {
    if (!rows) return rows
    const { [name]: _, ...others } = rows
    return others
  })
