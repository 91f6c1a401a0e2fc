import type { SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { invalidParameter } from './errors'
import { parsePolicy } from './policy'
import { openRepository } from './repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html */
export const setRepositoryPolicy: Operation<typeof SetRepositoryPolicyCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'SetRepositoryPolicy')
  const { policyText = '' } = input
  if (!parsePolicy(policyText)) throw invalidParameter('PolicyText', 'Invalid repository policy provided')
  world.put('repository', name, { ...repository, policyText, policyChangedAt: context.now })
  return { registryId: world.account, repositoryName: name, policyText }
}
