import type { Tag } from '@aws-sdk/client-ecr'
import { EngineError } from '../protocol/errors'
import type { CreationTemplateRecord } from '../store/ecr-records'
import type { World } from '../store/world'
import { invalidParameter } from './errors'
import { readLifecyclePolicy } from './lifecycle/lifecycle-policy'
import { parsePolicy } from '../policy/statement'
import { kmsKeyOf } from './repositories'

/** The template of every repository that no other is for. */
const ROOT = 'ROOT'

/** @throws TemplateNotFoundException */
export function requireTemplate(world: World, prefix = ''): CreationTemplateRecord {
  const template = world.get('creationTemplate', prefix)
  if (template) return template
  const what = `The repository creation template with the prefix '${prefix}'`
  throw new EngineError(
    'TemplateNotFoundException',
    `${what} does not exist in the registry with id '${world.account}'`,
  )
}

type Given = {
  readonly encryptionConfiguration?:
    | { readonly encryptionType?: string | undefined; readonly kmsKey?: string | undefined }
    | undefined
  readonly repositoryPolicy?: string | undefined
  readonly lifecyclePolicy?: string | undefined
  readonly resourceTags?: readonly Tag[] | undefined
}

/** What a request says of a template, checked as it would be for a repository. @throws InvalidParameterException */
export function readTemplate({ encryptionConfiguration, repositoryPolicy, lifecyclePolicy, resourceTags }: Given) {
  if (repositoryPolicy && !parsePolicy(repositoryPolicy))
    throw invalidParameter('PolicyText', 'Invalid repository policy provided')
  if (lifecyclePolicy) readLifecyclePolicy(lifecyclePolicy)
  return {
    ...(encryptionConfiguration && {
      encryptionType: encryptionConfiguration.encryptionType ?? 'AES256',
      kmsKey: encryptionConfiguration.kmsKey,
    }),
    ...(repositoryPolicy !== undefined && { repositoryPolicy }),
    ...(lifecyclePolicy !== undefined && { lifecyclePolicy }),
    ...(resourceTags && { resourceTags: resourceTags.map(({ Key = '', Value = '' }) => ({ Key, Value })) }),
  }
}

/** A template in ECR's words. */
export const presentTemplate = (template: CreationTemplateRecord) => ({
  prefix: template.prefix,
  description: template.description,
  encryptionConfiguration: { encryptionType: template.encryptionType, kmsKey: template.kmsKey },
  resourceTags: template.resourceTags?.map((tag) => ({ ...tag })),
  imageTagMutability: template.imageTagMutability,
  ...(template.exclusionFilters?.length && { imageTagMutabilityExclusionFilters: [...template.exclusionFilters] }),
  repositoryPolicy: template.repositoryPolicy,
  lifecyclePolicy: template.lifecyclePolicy,
  appliedFor: [...template.appliedFor],
  customRoleArn: template.customRoleArn,
  createdAt: new Date(template.createdAt),
  updatedAt: new Date(template.updatedAt),
})

type Reason = 'CREATE_ON_PUSH' | 'REPLICATION'

/** The template for a repository that does not exist yet: the one with the longest prefix, else the root's. */
function templateFor(world: World, name: string, reason: Reason): CreationTemplateRecord | undefined {
  const parts = name.split('/').slice(0, -1)
  const prefixes = [...parts.map((_, place) => parts.slice(0, parts.length - place).join('/')), ROOT]
  return prefixes
    .flatMap((prefix) => world.get('creationTemplate', prefix) ?? world.get('creationTemplate', `${prefix}/`) ?? [])
    .find(({ appliedFor }) => appliedFor.includes(reason))
}

/** Creates a repository as its template says, with ECR's defaults where there is none. */
export function createFromTemplate(world: World, name: string, reason: Reason, now: number): void {
  const template = templateFor(world, name, reason)
  const { encryptionType = 'AES256', kmsKey, imageTagMutability = 'MUTABLE', exclusionFilters } = template ?? {}
  world.put('repository', name, {
    name,
    createdAt: now,
    imageTagMutability,
    ...(exclusionFilters && { exclusionFilters }),
    scanOnPush: false,
    encryptionType,
    ...kmsKeyOf(world, encryptionType, kmsKey),
    ...(template?.repositoryPolicy && { policyText: template.repositoryPolicy }),
    ...(template?.lifecyclePolicy && { lifecyclePolicyText: template.lifecyclePolicy }),
    ...(template?.resourceTags && { tags: template.resourceTags }),
  })
}

/** A push to a repository that is not there creates it, if a template says so. */
export function createOnPush(world: World, name: string, now: number): void {
  if (!world.get('repository', name) && templateFor(world, name, 'CREATE_ON_PUSH'))
    createFromTemplate(world, name, 'CREATE_ON_PUSH', now)
}
