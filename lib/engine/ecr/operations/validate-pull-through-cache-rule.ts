import type { ValidatePullThroughCacheRuleCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { openCacheRule, presentCacheRule } from '../pull-through-cache-rules'

/**
 * Never valid: the engine does not reach upstream registries, and says so.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ValidatePullThroughCacheRule.html
 */
export const validatePullThroughCacheRule: Operation<typeof ValidatePullThroughCacheRuleCommand> = (input, context) => {
  const { world, rule } = openCacheRule(context, input, 'ValidatePullThroughCacheRule')
  const failure = `The engine does not reach upstream registries: ${rule.upstreamRegistryUrl} was not asked.`
  return { ...presentCacheRule(world, rule), isValid: false, failure }
}
