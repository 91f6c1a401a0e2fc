import type { EngineContext } from '../operation'
import type { FunctionRecord, StoredState } from '../store/records'
import { putFunction, readMeta } from './functions'
import { newRevision } from './revision'

/** An update that fails leaves the version that it published Failed, for the same reason. */
function creationFailure(outcome: StoredState | undefined): StoredState | undefined {
  if (outcome?.lastUpdateStatus !== 'Failed') return outcome
  return {
    state: 'Failed',
    stateReason: outcome.lastUpdateStatusReason,
    stateReasonCode: outcome.lastUpdateStatusReasonCode,
  }
}

/**
 * Freezes `$LATEST` as the next version, with a RevisionId of its own. Numbers are never used again.
 * A transition of `$LATEST` is the version's creation.
 */
export function putVersion(
  context: EngineContext,
  { previous: _, ...latest }: FunctionRecord,
  description = latest.description,
): FunctionRecord {
  const meta = readMeta(context, latest.name)
  const version = String(meta.lastVersion + 1)
  const { transition } = latest
  const record: FunctionRecord = {
    ...latest,
    version,
    description,
    revisionId: newRevision(),
    ...(transition && {
      nextRevisionId: newRevision(),
      transition: { ...transition, kind: 'create', outcome: creationFailure(transition.outcome) },
    }),
  }
  putFunction(context, record)
  context.world.put('functionMeta', latest.name, {
    ...meta,
    lastVersion: meta.lastVersion + 1,
    publishedVersion: version,
  })
  return record
}
