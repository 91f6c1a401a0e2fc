import type { RegistryRecord } from '../store/ecr-records'
import type { World } from '../store/world'

/** There is one registry in each account and Region. */
const KEY = 'registry'

export const registryOf = (world: World): RegistryRecord => world.get('registry', KEY) ?? {}

/** Changes some of a registry's settings; `undefined` forgets one. */
export function putRegistry(world: World, change: RegistryRecord): void {
  world.put('registry', KEY, { ...registryOf(world), ...change })
}
