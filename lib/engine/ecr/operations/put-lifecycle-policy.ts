import type { PutLifecyclePolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { readLifecyclePolicy } from '../lifecycle/lifecycle-policy'
import { openRepository } from '../repositories'

/**
 * Keeps the rules. The engine applies them when it is told to (`runLifecycle`), not once a day.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html
 */
export const putLifecyclePolicy: Operation<typeof PutLifecyclePolicyCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'PutLifecyclePolicy')
  const { lifecyclePolicyText = '' } = input
  readLifecyclePolicy(lifecyclePolicyText)
  const { lifecycleEvaluatedAt: _, ...rest } = repository
  world.put('repository', name, { ...rest, lifecyclePolicyText })
  return { registryId: world.account, repositoryName: name, lifecyclePolicyText }
}
