import type { DeleteSigningConfigurationCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { putRegistry } from '../registry-settings'
import { presentSigning, requireSigning } from '../signing-configuration'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteSigningConfiguration.html */
export const deleteSigningConfiguration: Operation<typeof DeleteSigningConfigurationCommand> = (_, { world }) => {
  const signing = requireSigning(world)
  putRegistry(world, { signing: undefined })
  return { registryId: world.account, signingConfiguration: presentSigning(signing) }
}
