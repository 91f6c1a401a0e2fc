import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { FunctionRecord, Running } from '../store/records'
import { functionArn } from './names-and-arns'

/** AWS gives this reason and code for a creation and, though its enumeration lacks the code, for an update. */
const CREATING = { reason: 'The function is being created.', code: 'Creating' }

/** Reasons to be Failed or Inactive that another image cures; a failed creation needs a new function. */
const CURED_BY_UPDATE = new Set(['ImageDeleted', 'ImageAccessDenied'])

/** The record as it stands at `now`: a transition that is over has become its outcome and the next RevisionId. */
export function settle(record: FunctionRecord, now: number): FunctionRecord {
  if (!record.transition || now < record.transition.doneAt) return record
  const known = settled.get(record) ?? afterTransition(record)
  settled.set(record, known)
  return known
}

/** The outcome is always the same, and readers share it as they share the record. */
const settled = new WeakMap<FunctionRecord, FunctionRecord>()

function afterTransition(record: FunctionRecord): FunctionRecord {
  const { transition, nextRevisionId, previous, stored: _, ...rest } = record
  const outcome = transition?.outcome
  return Object.freeze({
    ...rest,
    revisionId: nextRevisionId ?? rest.revisionId,
    ...(outcome && { stored: outcome }),
    ...(outcome?.lastUpdateStatus === 'Failed' && previous && { previous }),
  })
}

type StateMember = 'State' | 'StateReason' | 'StateReasonCode'
type UpdateMember = 'LastUpdateStatus' | 'LastUpdateStatusReason' | 'LastUpdateStatusReasonCode'
type PresentedState = { readonly [K in StateMember | UpdateMember]?: string }

/** AWS's reason for a function that wakes is not known; the code is in its enumeration. */
const RESTORING = { reason: 'The function is being restored.', code: 'Restoring' }

/** The members of a FunctionConfiguration that tell the state, for a record that is settled or just written. */
export function presentState({ transition, stored = {} }: FunctionRecord): PresentedState {
  if (transition?.kind === 'create')
    return { State: 'Pending', StateReason: CREATING.reason, StateReasonCode: CREATING.code }
  const waking = transition?.kind === 'wake'
  const state = {
    State: waking ? 'Pending' : (stored.state ?? 'Active'),
    StateReason: waking ? RESTORING.reason : stored.stateReason,
    StateReasonCode: waking ? RESTORING.code : stored.stateReasonCode,
  }
  if (transition && !waking)
    return {
      ...state,
      LastUpdateStatus: 'InProgress',
      LastUpdateStatusReason: CREATING.reason,
      LastUpdateStatusReasonCode: CREATING.code,
    }
  return {
    ...state,
    LastUpdateStatus: stored.lastUpdateStatus ?? (stored.state === 'Failed' ? undefined : 'Successful'),
    LastUpdateStatusReason: stored.lastUpdateStatusReason,
    LastUpdateStatusReasonCode: stored.lastUpdateStatusReasonCode,
  }
}

/** What an invocation of a settled record runs: during an update, and after a failed one, what ran before. */
export function runningOf(record: FunctionRecord): Running {
  return record.previous ?? record
}

const busy = (problem: string) =>
  new EngineError('ResourceConflictException', `The operation cannot be performed at this time. ${problem}`)

/** @throws 409 during an update. */
export function assertNoUpdate(context: EngineContext, record: FunctionRecord): void {
  if (record.transition?.kind === 'update')
    throw busy(`An update is in progress for resource: ${functionArn(context, record.name)}`)
}

/** @throws 409 while the function is being created or updated, or when it failed for good. */
export function assertUpdatable(context: EngineContext, record: FunctionRecord): void {
  assertNoUpdate(context, record)
  const { State, StateReasonCode } = presentState(record)
  if (State === 'Pending' || (State === 'Failed' && !CURED_BY_UPDATE.has(StateReasonCode ?? '')))
    throw busy(
      `The resource ${functionArn(context, record.name)} is currently in the following state: ` +
        `'${State}'. StateReasonCode: '${StateReasonCode}'`,
    )
}
