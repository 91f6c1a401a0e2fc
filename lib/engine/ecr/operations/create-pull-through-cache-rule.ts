import type { CreatePullThroughCacheRuleCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { cacheRuleText, presentCacheRule } from '../pull-through-cache-rules'
import { openRegistry } from '../registry-settings'
import { upstreamOf } from '../upstream-registries'

/**
 * Keeps the rule; the engine does not reach upstream registries, so nothing is pulled through.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html
 */
export const createPullThroughCacheRule: Operation<typeof CreatePullThroughCacheRuleCommand> = (input, context) => {
  const world = openRegistry(context, input.registryId, 'CreatePullThroughCacheRule')
  const { ecrRepositoryPrefix: prefix = '', upstreamRegistryUrl = '', credentialArn, customRoleArn } = input
  const upstreamRegistry = upstreamOf(upstreamRegistryUrl, input.upstreamRegistry, credentialArn)
  if (world.get('pullThroughCacheRule', prefix))
    throw new EngineError(
      'PullThroughCacheRuleAlreadyExistsException',
      cacheRuleText(prefix, world.account, 'already exists'),
    )
  const rule = {
    prefix,
    upstreamRegistryUrl,
    upstreamRegistry,
    credentialArn,
    customRoleArn,
    upstreamRepositoryPrefix: input.upstreamRepositoryPrefix ?? 'ROOT',
    createdAt: context.now,
    updatedAt: context.now,
  }
  world.put('pullThroughCacheRule', prefix, rule)
  return { ...presentCacheRule(world, rule), upstreamRegistry, createdAt: new Date(rule.createdAt) }
}
