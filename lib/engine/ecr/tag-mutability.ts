import { EngineError } from '../protocol/errors'
import type { RepositoryRecord } from '../store/records'
import { fitsWildcard } from './wildcard'

const excluded = ({ exclusionFilters = [] }: RepositoryRecord, tag: string) =>
  exclusionFilters.some(({ filter }) => fitsWildcard(filter, tag))

/** Whether a tag that exists may be pointed at another image. */
export function tagMayMove(repository: RepositoryRecord, tag: string): boolean {
  const { imageTagMutability: mutability } = repository
  if (mutability === 'MUTABLE_WITH_EXCLUSION') return !excluded(repository, tag)
  if (mutability === 'IMMUTABLE_WITH_EXCLUSION') return excluded(repository, tag)
  return mutability !== 'IMMUTABLE'
}

/** @throws ImageTagAlreadyExistsException */
export function assertTagMayMove(repository: RepositoryRecord, tag: string): void {
  if (tagMayMove(repository, tag)) return
  const what = `The image tag '${tag}' already exists in the '${repository.name}' repository`
  throw new EngineError(
    'ImageTagAlreadyExistsException',
    `${what} and cannot be overwritten because the tag is immutable.`,
  )
}
