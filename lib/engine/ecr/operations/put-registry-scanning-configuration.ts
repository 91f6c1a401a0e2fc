import type { PutRegistryScanningConfigurationCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { invalidParameter } from '../errors'
import { putRegistry } from '../registry-settings'
import { presentScanning } from '../scanning/scanning-configuration'

/** What each scan type can be asked for. */
const FREQUENCIES: Readonly<Record<string, readonly string[]>> = {
  BASIC: ['SCAN_ON_PUSH', 'MANUAL'],
  ENHANCED: ['SCAN_ON_PUSH', 'CONTINUOUS_SCAN', 'MANUAL'],
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutRegistryScanningConfiguration.html */
export const putRegistryScanningConfiguration: Operation<typeof PutRegistryScanningConfigurationCommand> = (
  input,
  context,
) => {
  const { scanType = 'BASIC' } = input
  const rules = (input.rules ?? []).map(({ scanFrequency = 'MANUAL', repositoryFilters = [] }) => ({
    scanFrequency,
    repositoryFilters: repositoryFilters.map(({ filter = '', filterType = 'WILDCARD' }) => ({ filter, filterType })),
  }))
  const wrong = rules.find(({ scanFrequency }) => !FREQUENCIES[scanType]?.includes(scanFrequency))
  // AWS's words of both are not known.
  if (wrong)
    throw invalidParameter(
      'rules',
      `The scan frequency ${wrong.scanFrequency} is not supported for the scan type ${scanType}`,
    )
  if (new Set(rules.map(({ scanFrequency }) => scanFrequency)).size < rules.length)
    throw invalidParameter('rules', 'Each scan frequency can have one rule only')
  putRegistry(context.world, { scanning: { scanType, rules } })
  return { registryScanningConfiguration: presentScanning({ scanType, rules }) }
}
