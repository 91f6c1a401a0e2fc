import { EngineError } from '../protocol/errors'
import type { World } from '../store/world'
import { registryOf } from './registry-settings'

/** @throws RegistryPolicyNotFoundException */
export function registryPolicyOf(world: World): string {
  const { policyText } = registryOf(world)
  if (policyText !== undefined) return policyText
  const why = `Registry policy does not exist in the registry with id '${world.account}'`
  throw new EngineError('RegistryPolicyNotFoundException', why)
}
