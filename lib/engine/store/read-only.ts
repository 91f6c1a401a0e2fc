import { EngineError } from '../protocol/errors'
import type { Damage } from './database'

/** AWS's operations that change nothing worth keeping. */
const READS = /^(Get|List|Describe|Batch(Get|Check)|Filter|AssumeRole)/

/** What every write to damaged records answers, with the sentence that the engine started with. */
export const readOnlyError = ({ sentence }: Damage): EngineError =>
  new EngineError('ServiceUnavailableException', sentence, {}, 503)

/**
 * Refuses what would change damaged records, and everything when nothing of them could be read: an empty list would
 * be a lie.
 * @throws EngineError 503
 */
export function refuseChanges(damage: Damage | undefined, isRead: boolean): void {
  if (damage && (!isRead || damage.records === 0)) throw readOnlyError(damage)
}

/** @param operation an operation's name, or the method of a request that has none */
export const isRead = (operation: string): boolean =>
  operation === 'GET' || operation === 'HEAD' || READS.test(operation)
