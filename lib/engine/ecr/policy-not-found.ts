import { EngineError } from '../protocol/errors'
import { inRepository } from './errors'

/** A repository has no repository policy or no lifecycle policy. */
export const policyNotFound = (kind: 'Repository' | 'Lifecycle', repository: string, account: string) =>
  new EngineError(
    `${kind}PolicyNotFoundException`,
    `${kind} policy does not exist for ${inRepository(repository, account)}`,
  )
