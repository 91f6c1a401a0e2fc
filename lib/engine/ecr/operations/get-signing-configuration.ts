import type { GetSigningConfigurationCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { presentSigning, requireSigning } from '../signing-configuration'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetSigningConfiguration.html */
export const getSigningConfiguration: Operation<typeof GetSigningConfigurationCommand> = (_, { world }) => ({
  registryId: world.account,
  signingConfiguration: presentSigning(requireSigning(world)),
})
