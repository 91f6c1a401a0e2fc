import { randomUUID } from 'node:crypto'
import { EngineError } from '../protocol/errors'

/** A new RevisionId. The id changes with every write and with every state transition. */
export const newRevision = (): string => randomUUID()

/** 412: somebody else has changed the function or alias meanwhile. */
export const otherRevision = (): EngineError =>
  new EngineError(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. ' +
      'Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
  )

/** @throws 412 when a RevisionId was sent and is not the current one. */
export function assertRevision(sent: string | undefined, current: string): void {
  if (sent !== undefined && sent !== current) throw otherRevision()
}
