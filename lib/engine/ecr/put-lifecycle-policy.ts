import type { PutLifecyclePolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { invalidParameter } from './errors'
import { openRepository } from './repositories'

function hasRules(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && 'rules' in parsed && Array.isArray(parsed.rules)
  } catch {
    return false
  }
}

/**
 * Keeps the rules; the engine expires nothing by itself.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html
 */
export const putLifecyclePolicy: Operation<typeof PutLifecyclePolicyCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'PutLifecyclePolicy')
  const { lifecyclePolicyText = '' } = input
  if (!hasRules(lifecyclePolicyText)) throw invalidParameter('LifecyclePolicyText', 'Lifecycle policy validation failure')
  world.put('repository', name, { ...repository, lifecyclePolicyText })
  return { registryId: world.account, repositoryName: name, lifecyclePolicyText }
}
