import type { GetRegistryPolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { registryPolicyOf } from '../registry-policy'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryPolicy.html */
export const getRegistryPolicy: Operation<typeof GetRegistryPolicyCommand> = (_, { world }) => ({
  registryId: world.account,
  policyText: registryPolicyOf(world),
})
