import type { GetRegistryScanningConfigurationCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { presentScanning, scanningOf } from '../scanning/scanning-configuration'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryScanningConfiguration.html */
export const getRegistryScanningConfiguration: Operation<typeof GetRegistryScanningConfigurationCommand> = (
  _,
  { world },
) => ({
  registryId: world.account,
  scanningConfiguration: presentScanning(scanningOf(world)),
})
