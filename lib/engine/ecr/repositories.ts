import { partitionOf } from '../lambda/names-and-arns'
import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { RepositoryRecord } from '../store/ecr-records'
import type { World } from '../store/world'
import { accessDenied } from './errors'
import { decide } from '../policy/decide'
import { parsePolicy } from '../policy/statement'
import { registryOf } from './registry-settings'

/** A repository and the world that its images live in: the caller's, or another account's in the same Region. */
export type OpenRepository = { readonly world: World; readonly repository: RepositoryRecord; readonly name: string }

type Named = { readonly registryId?: string | undefined; readonly repositoryName?: string | undefined }

/** The ARN of a repository. */
export const repositoryArn = (world: World, name: string) =>
  `arn:${partitionOf(world.region)}:ecr:${world.region}:${world.account}:repository/${name}`

/** The key of a repository that KMS encrypts: the one that is given, else ECR's own. */
export function kmsKeyOf(
  { region, account }: World,
  encryptionType: string,
  kmsKey: string | undefined,
): { kmsKey?: string } {
  return encryptionType === 'AES256'
    ? {}
    : { kmsKey: kmsKey ?? `arn:${partitionOf(region)}:kms:${region}:${account}:alias/aws/ecr` }
}

/** The host of a registry. China has a domain of its own. */
export const registryHost = (account: string, region: string): string =>
  `${account}.dkr.ecr.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`

/** What an image URI starts with. */
export const repositoryUri = ({ account, region }: World, name: string): string =>
  `${registryHost(account, region)}/${name}`

/** RepositoryNotFoundException. */
export const repositoryNotFound = (world: World, name: string) =>
  new EngineError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${world.account}'`,
  )

/** Whether the policies of a repository and its registry let another account call an action. */
const mayCall = (texts: readonly (string | undefined)[], by: { account: string }, action: string, resource: string) =>
  decide(
    texts.flatMap((text) => parsePolicy(text ?? '') ?? []),
    { by, action, resource },
  ) === 'allow'

/**
 * The world of the registry that a request names. Another account's opens as far as its registry policy lets it;
 * `name` is a repository that need not be there, or `*`.
 * @throws AccessDeniedException
 */
export function openRegistry(
  context: EngineContext,
  registryId: string | undefined,
  action: string,
  name: string,
): World {
  if (registryId === undefined || registryId === context.account) return context.world
  const world = context.worldOf(registryId, context.region)
  const arn = repositoryArn(world, name)
  if (mayCall([registryOf(world).policyText], context, `ecr:${action}`, arn)) return world
  throw accessDenied(context.account, arn, `ecr:${action}`)
}

/**
 * Finds the repository that a request names. Another account's answers only what its policy or its registry's
 * allows the caller; `action` is the API operation's name.
 * @throws RepositoryNotFoundException, AccessDeniedException
 */
export function openRepository(context: EngineContext, input: Named, action: string): OpenRepository {
  const name = input.repositoryName ?? ''
  const account = input.registryId ?? context.account
  const world = account === context.account ? context.world : context.worldOf(account, context.region)
  const repository = world.get('repository', name)
  if (account !== context.account) {
    const texts = [repository?.policyText, registryOf(world).policyText]
    const arn = repositoryArn(world, name)
    if (!mayCall(texts, context, `ecr:${action}`, arn)) throw accessDenied(context.account, arn, `ecr:${action}`)
  }
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
