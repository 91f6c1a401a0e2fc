import type { RegistryScanning, RepositoryRecord, ScanningFilter } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { registryOf } from '../registry-settings'
import { fitsWildcard } from '../../policy/wildcard'

/** Without a configuration a registry scans by hand, in the basic way. */
export const scanningOf = (world: World): RegistryScanning =>
  registryOf(world).scanning ?? { scanType: 'BASIC', rules: [] }

/** A filter without a wildcard fits every name that contains it, as ECR documents. */
const fits = ({ filter }: ScanningFilter, name: string): boolean =>
  filter.includes('*') ? fitsWildcard(filter, name) : name.includes(filter)

/** How often the images of a repository are scanned, and by which filters of the registry's configuration. */
export function frequencyOf({ scanType, rules }: RegistryScanning, { name, scanOnPush }: RepositoryRecord) {
  const matching = rules.flatMap(({ scanFrequency, repositoryFilters }) => {
    const filters = repositoryFilters.filter((filter) => fits(filter, name))
    return filters.length > 0 ? [{ scanFrequency, appliedScanFilters: filters }] : []
  })
  const continuous = matching.find(({ scanFrequency }) => scanFrequency === 'CONTINUOUS_SCAN')
  const byItself = scanOnPush && scanType === 'BASIC' ? 'SCAN_ON_PUSH' : 'MANUAL'
  return continuous ?? matching[0] ?? { scanFrequency: byItself, appliedScanFilters: [] }
}

/** How a registry scans, in ECR's words. */
export const presentScanning = ({ scanType, rules }: RegistryScanning) => ({
  scanType,
  rules: rules.map(({ scanFrequency, repositoryFilters }) => ({
    scanFrequency,
    repositoryFilters: repositoryFilters.map((filter) => ({ ...filter })),
  })),
})
