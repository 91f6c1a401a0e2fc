import type { PutSigningConfigurationCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { putRegistry } from '../registry-settings'
import { presentSigning } from '../signing-configuration'

/**
 * Keeps the rules; the engine has no AWS Signer, so nothing is signed, and DescribeImageSigningStatus says so.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutSigningConfiguration.html
 */
export const putSigningConfiguration: Operation<typeof PutSigningConfigurationCommand> = (input, { world }) => {
  const signing = (input.signingConfiguration?.rules ?? []).map(({ signingProfileArn = '', repositoryFilters }) => ({
    signingProfileArn,
    repositoryFilters: repositoryFilters?.map(({ filter = '', filterType = 'WILDCARD_MATCH' }) => ({
      filter,
      filterType,
    })),
  }))
  putRegistry(world, { signing })
  return { signingConfiguration: presentSigning(signing) }
}
