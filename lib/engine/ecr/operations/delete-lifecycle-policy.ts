import type { DeleteLifecyclePolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { policyNotFound } from '../policy-not-found'
import { openRepository } from '../repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteLifecyclePolicy.html */
export const deleteLifecyclePolicy: Operation<typeof DeleteLifecyclePolicyCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'DeleteLifecyclePolicy')
  const { lifecyclePolicyText, lifecycleEvaluatedAt = 0, ...rest } = repository
  if (lifecyclePolicyText === undefined) throw policyNotFound('Lifecycle', name, world.account)
  world.put('repository', name, rest)
  return {
    registryId: world.account,
    repositoryName: name,
    lifecyclePolicyText,
    lastEvaluatedAt: new Date(lifecycleEvaluatedAt),
  }
}
