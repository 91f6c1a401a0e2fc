import type { PutReplicationConfigurationCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { invalidParameter } from '../errors'
import { putRegistry } from '../registry-settings'
import { presentRules } from '../replication'

/**
 * What is pushed from now on is copied; what is there stays where it is.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutReplicationConfiguration.html
 */
export const putReplicationConfiguration: Operation<typeof PutReplicationConfigurationCommand> = (input, { world }) => {
  const rules = (input.replicationConfiguration?.rules ?? []).map(({ destinations = [], repositoryFilters }) => ({
    destinations: destinations.map(({ region = '', registryId = '' }) => ({ region, registryId })),
    repositoryFilters: repositoryFilters?.map(({ filter = '', filterType = 'PREFIX_MATCH' }) => ({
      filter,
      filterType,
    })),
  }))
  const isSelf = ({ region, registryId }: { region: string; registryId: string }) =>
    region === world.region && registryId === world.account
  if (rules.some(({ destinations }) => destinations.some(isSelf)))
    throw invalidParameter(
      'replicationConfiguration',
      'Replication destination cannot be the same as the source registry',
    )
  putRegistry(world, { replication: rules })
  return { replicationConfiguration: { rules: presentRules(rules) } }
}
