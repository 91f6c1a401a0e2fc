import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { PullThroughCacheRuleRecord } from '../store/ecr-records'
import type { World } from '../store/world'
import { openRegistry } from './registry-settings'

/** ECR's sentence about a rule: `what` is that it exists already, or does not. */
export const cacheRuleText = (prefix: string, registry: string, what: string) =>
  `The pull through cache rule with Amazon ECR repository prefix '${prefix}' ${what} in the registry with id '${registry}'`

/** PullThroughCacheRuleNotFoundException. */
export function cacheRuleNotFound(world: World, prefix: string): EngineError {
  return new EngineError(
    'PullThroughCacheRuleNotFoundException',
    cacheRuleText(prefix, world.account, 'does not exist'),
  )
}

type Named = { readonly registryId?: string | undefined; readonly ecrRepositoryPrefix?: string | undefined }

/** The rule that a request names. @throws PullThroughCacheRuleNotFoundException */
export function openCacheRule(context: EngineContext, { registryId, ecrRepositoryPrefix = '' }: Named, action: string) {
  const world = openRegistry(context, registryId, action)
  const rule = world.get('pullThroughCacheRule', ecrRepositoryPrefix)
  if (!rule) throw cacheRuleNotFound(world, ecrRepositoryPrefix)
  return { world, rule }
}

/** What every answer about a rule has. */
export const presentCacheRule = (world: World, rule: PullThroughCacheRuleRecord) => ({
  ecrRepositoryPrefix: rule.prefix,
  upstreamRegistryUrl: rule.upstreamRegistryUrl,
  registryId: world.account,
  credentialArn: rule.credentialArn,
  customRoleArn: rule.customRoleArn,
  upstreamRepositoryPrefix: rule.upstreamRepositoryPrefix,
})
