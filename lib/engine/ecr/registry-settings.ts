import type { EngineContext } from '../operation'
import type { RegistryRecord } from '../store/ecr-records'
import type { World } from '../store/world'
import { accessDenied } from './errors'

/** There is one registry in each account and Region. */
const KEY = 'registry'

/** The settings of a registry; none are set at first. */
export const registryOf = (world: World): RegistryRecord => world.get('registry', KEY) ?? {}

/** Changes some of a registry's settings; `undefined` forgets one. */
export function putRegistry(world: World, change: RegistryRecord): void {
  world.put('registry', KEY, { ...registryOf(world), ...change })
}

/** The registry that a request names, which is the caller's. @throws AccessDeniedException for another account's */
export function openRegistry(context: EngineContext, registryId: string | undefined, action: string): World {
  const { account, region, world } = context
  if (registryId === undefined || registryId === account) return world
  throw accessDenied(account, `arn:aws:ecr:${region}:${registryId}:*`, `ecr:${action}`)
}
