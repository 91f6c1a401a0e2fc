import type { GetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { openRepository } from '../repositories'
import { policyNotFound } from '../policy-not-found'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRepositoryPolicy.html */
export const getRepositoryPolicy: Operation<typeof GetRepositoryPolicyCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'GetRepositoryPolicy')
  const { policyText } = repository
  if (policyText === undefined) throw policyNotFound('Repository', name, world.account)
  return { registryId: world.account, repositoryName: name, policyText }
}
