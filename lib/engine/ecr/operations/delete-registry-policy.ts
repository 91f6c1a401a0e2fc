import type { DeleteRegistryPolicyCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { registryPolicyOf } from '../registry-policy'
import { putRegistry } from '../registry-settings'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRegistryPolicy.html */
export const deleteRegistryPolicy: Operation<typeof DeleteRegistryPolicyCommand> = (_, { world }) => {
  const policyText = registryPolicyOf(world)
  putRegistry(world, { policyText: undefined })
  return { registryId: world.account, policyText }
}
