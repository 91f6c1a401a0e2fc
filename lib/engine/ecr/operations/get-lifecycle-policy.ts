import type { GetLifecyclePolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { policyNotFound } from '../policy-not-found'
import { openRepository } from '../repositories'

/**
 * Rules that were never applied were last applied in 1970, as AWS answers.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetLifecyclePolicy.html
 */
export const getLifecyclePolicy: Operation<typeof GetLifecyclePolicyCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'GetLifecyclePolicy')
  const { lifecyclePolicyText, lifecycleEvaluatedAt = 0 } = repository
  if (lifecyclePolicyText === undefined) throw policyNotFound('Lifecycle', name, world.account)
  return {
    registryId: world.account,
    repositoryName: name,
    lifecyclePolicyText,
    lastEvaluatedAt: new Date(lifecycleEvaluatedAt),
  }
}
