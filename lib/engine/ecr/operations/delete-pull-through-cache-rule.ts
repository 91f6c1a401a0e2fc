import type { DeletePullThroughCacheRuleCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { openCacheRule, presentCacheRule } from '../pull-through-cache-rules'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeletePullThroughCacheRule.html */
export const deletePullThroughCacheRule: Operation<typeof DeletePullThroughCacheRuleCommand> = (input, context) => {
  const { world, rule } = openCacheRule(context, input, 'DeletePullThroughCacheRule')
  world.delete('pullThroughCacheRule', rule.prefix)
  return { ...presentCacheRule(world, rule), createdAt: new Date(rule.createdAt) }
}
