import type { PutImageTagMutabilityCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { openRepository } from '../repositories'
import { readTagMutability } from '../tag-mutability'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageTagMutability.html */
export const putImageTagMutability: Operation<typeof PutImageTagMutabilityCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'PutImageTagMutability')
  const { imageTagMutability, exclusionFilters } = readTagMutability(input)
  world.put('repository', name, { ...repository, imageTagMutability, exclusionFilters })
  return {
    registryId: world.account,
    repositoryName: name,
    imageTagMutability,
    ...(exclusionFilters.length > 0 && { imageTagMutabilityExclusionFilters: exclusionFilters }),
  }
}
