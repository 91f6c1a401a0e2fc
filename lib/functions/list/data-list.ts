import 'server-only'
import { ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { clients } from '@/lib/aws/clients'
import { toAppError } from '@/lib/aws/errors'
import { sharedFor } from '@/lib/aws/fresh'
import { eachLimited } from '@/lib/batch'
import { cacheOf, lastWrite } from '@/lib/cache'
import { readDetail, type FunctionDetail } from '@/lib/functions/detail'
import { readDrift } from '@/lib/functions/drift/data-drift'
import type { FunctionList, FunctionRowAnswer, FunctionSummary } from '@/lib/functions/model'
import { parseSummary } from '@/lib/functions/parse'
import type { Place } from '@/lib/place'
import type { AppError } from '@/lib/result'
import { Crawl } from './crawl'

/** How long a poll waits for a fresh list before it gets the last one, and a part of it for more to come along. */
const patienceMs = 1000
const togetherMs = 400
/** On AWS, many viewers share one reading of this age, ms. */
const sharedMs = 15_000
/** GetFunction calls at a time. */
const atOnce = 8

/** One list for all who look with the same credentials. */
const crawls = cacheOf<Crawl<FunctionSummary>>('functions.list', 200)

async function crawlOf(place: Place): Promise<Crawl<FunctionSummary>> {
  const [{ scope }, freshMs] = await Promise.all([clients(place), sharedFor(place, sharedMs)])
  const whose = await scope()
  // A list outlives each write: it stays what readers see until it is read again.
  return crawls.get('', whose, Number.POSITIVE_INFINITY, async () => {
    const readPage = async (Marker: string | undefined) => {
      const { lambda } = await clients(place)
      const { Functions = [], NextMarker } = await lambda.send(new ListFunctionsCommand({ Marker }))
      return { items: Functions.map(parseSummary), marker: NextMarker }
    }
    return new Crawl(
      readPage,
      freshMs,
      (a, b) => (a.name < b.name ? -1 : 1),
      () => lastWrite(whose),
    )
  })
}

/** `limit`: how many at most, for a page; `patienceMs`: how long a list that is known already waits for a fresh one. */
type Wanted = { readonly from?: number; readonly limit?: number; readonly patienceMs?: number }

/**
 * The functions from the `from`th on, out of the list that all viewers share. From 0 it is fresh; beyond, it waits
 * until there is more.
 */
export async function listFunctions(place: Place, wanted: Wanted = {}): Promise<FunctionList> {
  const { from = 0, limit = Number.POSITIVE_INFINITY } = wanted
  const crawl = await crawlOf(place)
  const { items, complete, readAt } =
    from === 0 ? await crawl.latest(wanted.patienceMs ?? patienceMs) : await crawl.beyond(from, togetherMs)
  const end = Math.min(items.length, from + limit)
  return {
    items: items.slice(from, end),
    next: complete && end === items.length ? null : end,
    total: complete ? items.length : null,
    updatedAt: new Date(readAt).toISOString(),
  }
}

type ReadRow =
  | { readonly ok: true; readonly detail: FunctionDetail }
  | { readonly ok: false; readonly name: string; readonly error: AppError }

/**
 * State, image and drift of some functions, in one answer. What fails for one is an error in its place. All viewers
 * share one reading of each function.
 */
export async function listFunctionRows(place: Place, names: readonly string[]): Promise<readonly FunctionRowAnswer[]> {
  const read = await eachLimited(names, atOnce, async (name): Promise<ReadRow> => {
    try {
      return { ok: true, detail: await readDetail(place, name, undefined, sharedMs) }
    } catch (thrown) {
      return { ok: false, name, error: toAppError(thrown, 'GetFunction') }
    }
  })
  const details = read.flatMap((one) => (one.ok ? [one.detail] : []))
  const drifts = await readDrift(place, details, await sharedFor(place, sharedMs))
  return read.map((one): FunctionRowAnswer => {
    if (!one.ok) return { name: one.name, error: one.error }
    const { name, imageUri, digest, ...detail } = one.detail
    const { state, stateReason, stateReasonCode } = detail
    const { lastUpdateStatus, lastUpdateStatusReason, lastUpdateStatusReasonCode } = detail
    const status = {
      state,
      stateReason,
      stateReasonCode,
      lastUpdateStatus,
      lastUpdateStatusReason,
      lastUpdateStatusReasonCode,
    }
    return { name, row: { name, ...status, imageUri, digest, drift: drifts.get(name) ?? { kind: 'none' } } }
  })
}
