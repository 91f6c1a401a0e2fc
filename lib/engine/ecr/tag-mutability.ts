import type { ImageTagMutabilityExclusionFilter } from '@aws-sdk/client-ecr'
import { EngineError } from '../protocol/errors'
import type { RepositoryRecord } from '../store/ecr-records'
import { invalidParameter } from './errors'
import { fitsWildcard } from '../policy/wildcard'

const excluded = ({ exclusionFilters = [] }: RepositoryRecord, tag: string) =>
  exclusionFilters.some(({ filter }) => fitsWildcard(filter, tag))

/** Whether a tag that exists may be pointed at another image. */
function tagMayMove(repository: RepositoryRecord, tag: string): boolean {
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

type Given = {
  readonly imageTagMutability?: string | undefined
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined
}

/**
 * The tag mutability that a request gives, MUTABLE without one. @throws InvalidParameterException for filters without a
 * use
 */
export function readTagMutability({
  imageTagMutability = 'MUTABLE',
  imageTagMutabilityExclusionFilters: given,
}: Given) {
  const member = 'imageTagMutabilityExclusionFilters'
  const mayExclude = imageTagMutability.endsWith('_WITH_EXCLUSION')
  if (mayExclude === (given === undefined)) {
    const how = mayExclude ? 'null' : 'set'
    throw invalidParameter(
      member,
      `ImageTagMutabilityExclusionFilters can't be ${how} when imageTagMutability is set as ${imageTagMutability}`,
    )
  }
  const exclusionFilters = (given ?? []).map(({ filterType = 'WILDCARD', filter = '' }) => ({ filterType, filter }))
  return { imageTagMutability, exclusionFilters }
}
