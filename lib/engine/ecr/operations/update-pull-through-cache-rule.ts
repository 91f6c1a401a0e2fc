import type { UpdatePullThroughCacheRuleCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { openCacheRule, presentCacheRule } from '../pull-through-cache-rules'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UpdatePullThroughCacheRule.html */
export const updatePullThroughCacheRule: Operation<typeof UpdatePullThroughCacheRuleCommand> = (input, context) => {
  const { world, rule } = openCacheRule(context, input, 'UpdatePullThroughCacheRule')
  const { credentialArn = rule.credentialArn, customRoleArn = rule.customRoleArn } = input
  const updated = { ...rule, credentialArn, customRoleArn, updatedAt: context.now }
  world.put('pullThroughCacheRule', rule.prefix, updated)
  return { ...presentCacheRule(world, updated), updatedAt: new Date(updated.updatedAt) }
}
