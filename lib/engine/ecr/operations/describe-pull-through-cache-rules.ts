import type { DescribePullThroughCacheRulesCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { pageOfRecords } from '../paging'
import { cacheRuleNotFound, presentCacheRule } from '../pull-through-cache-rules'
import { openRegistry } from '../registry-settings'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribePullThroughCacheRules.html */
export const describePullThroughCacheRules: Operation<typeof DescribePullThroughCacheRulesCommand> = (
  input,
  context,
) => {
  const world = openRegistry(context, input.registryId, 'DescribePullThroughCacheRules')
  const { ecrRepositoryPrefixes } = input
  const missing = ecrRepositoryPrefixes?.find((prefix) => !world.get('pullThroughCacheRule', prefix))
  if (missing !== undefined) throw cacheRuleNotFound(world, missing)
  const { items, nextToken } = pageOfRecords(world, 'pullThroughCacheRule', ecrRepositoryPrefixes, input)
  return {
    pullThroughCacheRules: items.map((rule) => ({
      ...presentCacheRule(world, rule),
      upstreamRegistry: rule.upstreamRegistry,
      createdAt: new Date(rule.createdAt),
      updatedAt: new Date(rule.updatedAt),
    })),
    nextToken,
  }
}
