import type { PutImageTagMutabilityCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { openRepository } from './repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageTagMutability.html */
export const putImageTagMutability: Operation<typeof PutImageTagMutabilityCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'PutImageTagMutability')
  const { imageTagMutability = 'MUTABLE', imageTagMutabilityExclusionFilters: given = [] } = input
  const exclusionFilters = given.map(({ filterType = 'WILDCARD', filter = '' }) => ({ filterType, filter }))
  world.put('repository', name, { ...repository, imageTagMutability, exclusionFilters })
  return {
    registryId: world.account,
    repositoryName: name,
    imageTagMutability,
    ...(exclusionFilters.length > 0 && { imageTagMutabilityExclusionFilters: exclusionFilters }),
  }
}
