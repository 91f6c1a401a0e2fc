import type { DescribeRegistryCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { registryOf } from '../registry-settings'
import { presentRules } from '../replication'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRegistry.html */
export const describeRegistry: Operation<typeof DescribeRegistryCommand> = (_, { world }) => ({
  registryId: world.account,
  replicationConfiguration: { rules: presentRules(registryOf(world).replication ?? []) },
})
