import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { FunctionRecord } from '../../store/records'
import { putFunction } from '../functions'
import { OPTIMISE_MS } from '../image/optimise-image'
import { newRevision } from '../revision'
import { lostGround } from '../standing'
import { presentState } from '../state'

const HOUR = 60 * 60 * 1000

const pending = () =>
  new EngineError(
    'CodeArtifactUserPendingException',
    'Lambda is initializing your function. It will be ready to invoke shortly.',
  )

/** AWS's words are not known. */
const deleted = () =>
  new EngineError(
    'CodeArtifactUserDeletedException',
    'Lambda cannot find the container image of your function. Update the function to an image that exists.',
  )

const failed = () =>
  new EngineError(
    'CodeArtifactUserFailedException',
    'Lambda cannot initialize the provided container image. Verify the image.',
  )

/** A state that the engine only keeps: ActiveNonInvocable. AWS's words are those for a function that is Pending. */
const notInvocable = (state: string) =>
  new EngineError(
    'ResourceConflictException',
    `The operation cannot be performed at this time. The function is currently in the following state: ${state}`,
  )

/**
 * Refuses an invocation of a function that is not Active, and starts to wake one that sleeps.
 * Its write goes through `context.atOnce`, for this throws. @throws 409
 */
export function wakeOrRefuse(context: EngineContext, record: FunctionRecord): void {
  const { State, StateReasonCode } = presentState(record)
  if (State === 'Pending') throw pending()
  if (StateReasonCode === 'ImageDeleted') throw deleted()
  if (State === 'Failed') throw failed()
  if (State === undefined || State === 'Active') return
  if (State !== 'Inactive') throw notInvocable(State)
  context.atOnce((inner) => wake(inner, record))
  throw pending()
}

/** Pending until the image is optimized again; then Active, or what Lambda finds of the image. */
function wake(context: EngineContext, record: FunctionRecord): void {
  const { name, version, stored: { state: _, stateReason: __, stateReasonCode: ___, ...update } = {} } = record
  const doneAt = context.now + context.duration(OPTIMISE_MS)
  const lost = lostGround(context, record, context.now, true)
  putFunction(context, {
    ...record,
    stored: update,
    revisionId: newRevision(),
    nextRevisionId: newRevision(),
    transition: {
      kind: 'wake',
      startedAt: context.now,
      doneAt,
      ...((lost || update.lastUpdateStatus) && { outcome: { lastUpdateStatus: 'Successful', ...update, ...lost } }),
    },
  })
  context.world.put('lastInvocation', `${name}:${version}`, { at: doneAt })
}

/** Keeps the function from becoming Inactive. Written once an hour at most: most invocations write nothing. */
export function noteInvoked({ world, now }: EngineContext, name: string, version: string): void {
  const key = `${name}:${version}`
  if (now - (world.get('lastInvocation', key)?.at ?? 0) >= HOUR) world.put('lastInvocation', key, { at: now })
}
