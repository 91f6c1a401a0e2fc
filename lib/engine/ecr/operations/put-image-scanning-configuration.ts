import type { PutImageScanningConfigurationCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { openRepository } from '../repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageScanningConfiguration.html */
export const putImageScanningConfiguration: Operation<typeof PutImageScanningConfigurationCommand> = (
  input,
  context,
) => {
  const { world, repository, name } = openRepository(context, input, 'PutImageScanningConfiguration')
  const scanOnPush = input.imageScanningConfiguration?.scanOnPush ?? false
  world.put('repository', name, { ...repository, scanOnPush })
  return { registryId: world.account, repositoryName: name, imageScanningConfiguration: { scanOnPush } }
}
