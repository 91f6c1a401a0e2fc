import type { EngineContext } from '../operation'
import type { FunctionRecord, StoredState } from '../store/records'
import { putFunction, readFunction, readMeta } from './functions'
import { parseFunctionName } from './names-and-arns'
import { assertRevision, newRevision } from './revision'
import { assertUpdatable, runningOf } from './state'

/** `$LATEST`, for a call that changes it. @throws 404, 412, 409 */
export function readForUpdate(
  context: EngineContext,
  input: { FunctionName?: string; RevisionId?: string },
): FunctionRecord {
  const record = readFunction(context, { name: parseFunctionName(context, input.FunctionName).name })
  assertRevision(input.RevisionId, record.revisionId)
  assertUpdatable(context, record)
  return record
}

/** Stores the changed `$LATEST` as InProgress, until what it had before no longer serves. */
export function putUpdate(
  context: EngineContext,
  before: FunctionRecord,
  changed: FunctionRecord,
  { realisticMs, outcome }: { realisticMs: number; outcome?: StoredState },
): FunctionRecord {
  const { role, code, timeout, memorySize, architectures, ephemeralStorage, environment, imageConfig, loggingConfig } =
    runningOf(before)
  const record: FunctionRecord = {
    ...changed,
    revisionId: newRevision(),
    nextRevisionId: newRevision(),
    transition: {
      kind: 'update',
      startedAt: context.now,
      doneAt: context.now + context.duration(realisticMs),
      outcome,
    },
    previous: {
      role,
      code,
      timeout,
      memorySize,
      architectures,
      ephemeralStorage,
      environment,
      imageConfig,
      loggingConfig,
    },
  }
  putFunction(context, record)
  const { publishedVersion: _, ...meta } = readMeta(context, record.name)
  context.world.put('functionMeta', record.name, meta)
  return record
}
