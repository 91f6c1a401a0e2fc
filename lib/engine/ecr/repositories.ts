import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { RepositoryRecord } from '../store/records'
import type { World } from '../store/world'
import { allowsPrincipal } from './policy'

/** A repository and the world that its images live in: the caller's, or another account's in the same Region. */
export type OpenRepository = { readonly world: World; readonly repository: RepositoryRecord; readonly name: string }

type Named = { readonly registryId?: string | undefined; readonly repositoryName?: string | undefined }

export const repositoryArn = (world: World, name: string) =>
  `arn:aws:ecr:${world.region}:${world.account}:repository/${name}`

/** What an image URI starts with. China has a domain of its own. */
export function repositoryUri(world: World, name: string): string {
  const suffix = world.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return `${world.account}.dkr.ecr.${world.region}.${suffix}/${name}`
}

export const repositoryNotFound = (world: World, name: string) =>
  new EngineError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${world.account}'`,
  )

function accessDenied(context: EngineContext, world: World, name: string, action: string): EngineError {
  const caller = `User: arn:aws:iam::${context.account}:root is not authorized to perform: ${action}`
  const resource = `on resource: ${repositoryArn(world, name)}`
  return new EngineError(
    'AccessDeniedException',
    `${caller} ${resource} because no resource-based policy allows the ${action} action`,
    {},
    400,
  )
}

/**
 * Finds the repository that a request names. Another account's answers only what its repository policy
 * allows the caller; `action` is the API operation's name.
 * @throws RepositoryNotFoundException, AccessDeniedException
 */
export function openRepository(context: EngineContext, input: Named, action: string): OpenRepository {
  const name = input.repositoryName ?? ''
  const account = input.registryId ?? context.account
  const world = account === context.account ? context.world : context.worldOf(account, context.region)
  const repository = world.get('repository', name)
  if (account !== context.account && !allowsPrincipal(repository?.policyText, context.account, `ecr:${action}`))
    throw accessDenied(context, world, name, `ecr:${action}`)
  if (!repository) throw repositoryNotFound(world, name)
  return { world, repository, name }
}

/** The repository as DescribeRepositories and CreateRepository answer it. */
export function presentRepository(world: World, record: RepositoryRecord) {
  return {
    repositoryArn: repositoryArn(world, record.name),
    registryId: world.account,
    repositoryName: record.name,
    repositoryUri: repositoryUri(world, record.name),
    createdAt: new Date(record.createdAt),
    imageTagMutability: record.imageTagMutability,
    ...(record.exclusionFilters?.length && { imageTagMutabilityExclusionFilters: record.exclusionFilters }),
    imageScanningConfiguration: { scanOnPush: record.scanOnPush },
    encryptionConfiguration: {
      encryptionType: record.encryptionType,
      ...(record.kmsKey && { kmsKey: record.kmsKey }),
    },
  }
}
