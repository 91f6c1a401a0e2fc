import 'server-only'
import { GetFunctionCommand, ListFunctionsCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { clients } from '@/lib/aws/clients'
import { getConnection } from '@/lib/aws/connections'
import { toAppError } from '@/lib/aws/errors'
import type { Place } from '@/lib/place'
import { restInterval } from '@/lib/browser/poll'
import type { AppError } from '@/lib/result'
import { eachLimited } from '@/lib/batch'
import { briefCache } from '@/lib/functions/brief-cache'
import { Crawl } from './crawl'
import { readDrift } from '@/lib/functions/drift/data-drift'
import type { FunctionList, FunctionRowAnswer, FunctionStatusModel, FunctionSummary } from '@/lib/functions/model'
import { digestIn, parseStatus, parseSummary } from '@/lib/functions/parse'

/**
 * How long a poll waits for a fresh list before it gets the last one, and how long a page waits for more to come with
 * it.
 */
const PATIENCE_MS = 1000
const TOGETHER_MS = 400
/** On AWS, many viewers share one reading of this age, ms. An endpoint on this machine is asked each time. */
const SHARED_MS = 15_000
const freshMs = async ({ connection }: Place) =>
  restInterval((await getConnection(connection)).endpoint) > SHARED_MS ? SHARED_MS : 0

/** One list for all who look with the same credentials: a client lives as long as they are good. */
const crawls = new WeakMap<LambdaClient, Crawl<FunctionSummary>>()

async function crawlOf(place: Place): Promise<Crawl<FunctionSummary>> {
  const { lambda } = await clients(place)
  const fresh = await freshMs(place)
  const known = crawls.get(lambda)
  if (known) return known
  const crawl = new Crawl<FunctionSummary>(
    async (Marker) => {
      const { Functions = [], NextMarker } = await lambda.send(new ListFunctionsCommand({ Marker }))
      return { items: Functions.map(parseSummary), marker: NextMarker }
    },
    fresh,
    (a, b) => (a.name < b.name ? -1 : 1),
  )
  crawls.set(lambda, crawl)
  return crawl
}

/**
 * The functions from the `from`th on, out of the list that all viewers share. From 0 it is fresh, and cut at `limit`
 * where given (the page that the server renders); beyond, it waits until there is more.
 */
export async function listFunctions(place: Place, from = 0, limit?: number): Promise<FunctionList> {
  const crawl = await crawlOf(place)
  const { items, complete, readAt } =
    from === 0 ? await crawl.latest(PATIENCE_MS) : await crawl.beyond(from, TOGETHER_MS)
  const end = limit === undefined ? items.length : Math.min(items.length, limit)
  return {
    functions: items.slice(from, end),
    next: complete && end === items.length ? null : end,
    updatedAt: new Date(readAt).toISOString(),
  }
}

type ReadRow =
  | {
      readonly ok: true
      readonly name: string
      readonly status: FunctionStatusModel
      readonly imageUri: string | null
      readonly digest: string | null
    }
  | { readonly ok: false; readonly name: string; readonly error: AppError }

/**
 * GetFunction calls at a time, and how long the answers for a page are good for the browser that asks for the same, ms.
 */
const AT_ONCE = 8
const HANDED_ON_MS = 500
const handedOn = briefCache<readonly FunctionRowAnswer[]>()

/**
 * State, image and drift of some functions, in one answer. What fails for one is an error in its place. The page and
 * the browser that loads it ask for the same names one after the other: they share one reading.
 */
export const listFunctionRows = (place: Place, names: readonly string[]): Promise<readonly FunctionRowAnswer[]> =>
  handedOn(JSON.stringify([place, names]), HANDED_ON_MS, () => readRows(place, names))

async function readRows(place: Place, names: readonly string[]): Promise<readonly FunctionRowAnswer[]> {
  const { lambda } = await clients(place)
  const read = await eachLimited(names, AT_ONCE, async (name): Promise<ReadRow> => {
    try {
      const { Configuration = {}, Code } = await lambda.send(new GetFunctionCommand({ FunctionName: name }))
      const digest = digestIn(Code?.ResolvedImageUri) ?? parseSummary(Configuration).digest
      return { ok: true, name, status: parseStatus(Configuration), imageUri: Code?.ImageUri ?? null, digest }
    } catch (thrown) {
      return { ok: false, name, error: toAppError(thrown, 'GetFunction') }
    }
  })
  const drifts = await readDrift(
    place,
    read.filter((one) => one.ok),
    await freshMs(place),
  )
  return read.map((one): FunctionRowAnswer => {
    if (!one.ok) return { name: one.name, error: one.error }
    const { name, status, imageUri, digest } = one
    return { name, row: { name, ...status, imageUri, digest, drift: drifts.get(name) ?? { kind: 'none' } } }
  })
}
