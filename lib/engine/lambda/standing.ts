import { imageKey } from '../ecr/images'
import type { EngineContext } from '../operation'
import type { FunctionRecord, StoredState } from '../store/records'
import { parseImageUri, type ImageUri } from '../images/image-uri'
import { allowsAccount, deniesLambda, letsLambdaPull, statementsOf } from './permissions/repository-policy'
import { settle } from './state'

const DAY = 24 * 60 * 60 * 1000

/** AWS says "multiple weeks" without an invocation. */
export const IDLE_MS = 14 * DAY

/** How often Lambda fetches an image again. AWS says "periodically". */
const FETCH_MS = DAY

/** AWS's own text for an idle function is not known; the code is. */
const IDLE: StoredState = { state: 'Inactive', stateReason: 'The function is idle.', stateReasonCode: 'Idle' }

const IMAGE_DELETED: StoredState = {
  state: 'Inactive',
  stateReason: 'The function is trying to use a deleted image.',
  stateReasonCode: 'ImageDeleted',
}

const IMAGE_ACCESS_DENIED: StoredState = {
  state: 'Failed',
  stateReason: 'The function does not have permission to access the specified image.',
  stateReasonCode: 'ImageAccessDenied',
}

/** A list asks this of every function. */
const images = new WeakMap<FunctionRecord['code'], ImageUri | null>()

function imageOf(code: FunctionRecord['code']): ImageUri | undefined {
  const known = images.get(code) ?? (code.packageType === 'Image' ? parseImageUri(code.resolvedImageUri) : undefined)
  images.set(code, known ?? null)
  return known
}

/**
 * Why Lambda could not fetch the image of a function at `fetchedAt`, epoch ms; undefined when it could. Lambda keeps a
 * copy of an image it optimized, so what happens to the image shows at the next fetch, not at once. Of another
 * account's repository a function that runs needs what let it be deployed; to wake it, Lambda itself must be let in.
 */
export function lostGround(
  context: EngineContext,
  { code }: FunctionRecord,
  fetchedAt: number,
  waking = false,
): StoredState | undefined {
  const uri = imageOf(code)
  if (!uri?.digest) return undefined
  const world = context.worldOf(uri.account, uri.region)
  const deleted = world.get('deletedImage', imageKey(uri.repository, uri.digest))
  if (deleted && deleted.at <= fetchedAt) return IMAGE_DELETED
  const own = uri.account === context.account
  const { policyChangedAt = Infinity, policyText } = world.get('repository', uri.repository) ?? {}
  if (policyChangedAt > fetchedAt && (own || !waking)) return undefined
  const statements = statementsOf(policyText)
  const letIn = letsLambdaPull(statements, context) || (!own && !waking && allowsAccount(statements, context.account))
  return letIn && !deniesLambda(statements, context) ? undefined : IMAGE_ACCESS_DENIED
}

/**
 * A version as it stands now: settled, and Inactive or Failed where nobody used it or its image was taken away.
 * Nothing is stored: a restored image or permission brings the function back at the next read.
 */
export function standing(context: EngineContext, stored: FunctionRecord): FunctionRecord {
  const record = settle(stored, context.now)
  const since = stored.transition?.doneAt ?? record.lastModified
  const age = context.now - since
  if (age < FETCH_MS || record.code.packageType !== 'Image' || record.transition || record.stored?.state) return record
  const lost =
    lostGround(context, record, context.now - (age % FETCH_MS)) ?? (isIdle(context, record, since) ? IDLE : undefined)
  return lost ? inState(record, lost) : record
}

type Lost = { readonly state: StoredState; readonly record: FunctionRecord }

/** Readers share the record in its state as they share the record: most functions of an old account are idle. */
const inStates = new WeakMap<FunctionRecord, Lost>()

function inState(record: FunctionRecord, state: StoredState): FunctionRecord {
  const known = inStates.get(record)
  if (known?.state === state) return known.record
  const changed = Object.freeze({ ...record, stored: { lastUpdateStatus: 'Successful', ...record.stored, ...state } })
  inStates.set(record, { state, record: changed })
  return changed
}

function isIdle({ world, now }: EngineContext, { name, version }: FunctionRecord, since: number): boolean {
  if (now - since < IDLE_MS) return false
  const used = world.get('lastInvocation', `${name}:${version}`)?.at ?? since
  return now - used >= IDLE_MS
}
