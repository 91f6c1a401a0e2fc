import type { DeleteRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { policyNotFound } from '../policy-not-found'
import { openRepository } from '../repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepositoryPolicy.html */
export const deleteRepositoryPolicy: Operation<typeof DeleteRepositoryPolicyCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'DeleteRepositoryPolicy')
  const { policyText, ...rest } = repository
  if (policyText === undefined) throw policyNotFound('Repository', name, world.account)
  world.put('repository', name, { ...rest, policyChangedAt: context.now })
  return { registryId: world.account, repositoryName: name, policyText }
}
