import { EngineError } from '../protocol/errors'
import type { SigningRule } from '../store/ecr-records'
import type { World } from '../store/world'
import { registryOf } from './registry-settings'
import { fitsWildcard } from '../policy/wildcard'

/**
 * The signing rules of a registry. AWS's words of the error are not known. @throws
 * SigningConfigurationNotFoundException
 */
export function requireSigning(world: World): readonly SigningRule[] {
  const { signing } = registryOf(world)
  if (signing) return signing
  const why = `Signing configuration does not exist in the registry with id '${world.account}'`
  throw new EngineError('SigningConfigurationNotFoundException', why)
}

/** A signing configuration in ECR's words. */
export const presentSigning = (rules: readonly SigningRule[]) => ({
  rules: rules.map(({ signingProfileArn, repositoryFilters }) => ({
    signingProfileArn,
    ...(repositoryFilters && { repositoryFilters: repositoryFilters.map((one) => ({ ...one })) }),
  })),
})

/** The rules that sign what is pushed to a repository; one without filters signs everything. */
export const signingRulesFor = (world: World, name: string): readonly SigningRule[] =>
  (registryOf(world).signing ?? []).filter(
    ({ repositoryFilters }) =>
      !repositoryFilters?.length || repositoryFilters.some(({ filter }) => fitsWildcard(filter, name)),
  )
