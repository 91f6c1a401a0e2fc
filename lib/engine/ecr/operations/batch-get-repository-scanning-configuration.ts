import type { BatchGetRepositoryScanningConfigurationCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { repositoryArn } from '../repositories'
import { frequencyOf, scanningOf } from '../scanning/scanning-configuration'

const FAILURE = 'REPOSITORY_NOT_FOUND'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetRepositoryScanningConfiguration.html */
export const batchGetRepositoryScanningConfiguration: Operation<
  typeof BatchGetRepositoryScanningConfigurationCommand
> = (input, { world }) => {
  const scanning = scanningOf(world)
  const found = (input.repositoryNames ?? []).map((name) => ({ name, repository: world.get('repository', name) }))
  return {
    scanningConfigurations: found.flatMap(({ name: repositoryName, repository }) => {
      if (!repository) return []
      const { scanFrequency, appliedScanFilters } = frequencyOf(scanning, repository)
      const scanOnPush = scanFrequency === 'SCAN_ON_PUSH'
      const filters = appliedScanFilters.map((filter) => ({ ...filter }))
      return {
        repositoryArn: repositoryArn(world, repositoryName),
        repositoryName,
        scanOnPush,
        scanFrequency,
        appliedScanFilters: filters,
      }
    }),
    failures: found.flatMap(({ name: repositoryName, repository }) =>
      repository ? [] : { repositoryName, failureCode: FAILURE, failureReason: FAILURE },
    ),
  }
}
