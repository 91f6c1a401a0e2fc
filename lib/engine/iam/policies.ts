import { sha256 } from '../ecr/manifests'
import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { PolicyRecord, RoleRecord } from '../store/records'
import { MANAGED } from './managed-policies'
import { iamWorld } from './roles'

/** A policy with its ARN: AWS's own, or one of the account. */
export type Policy = PolicyRecord & { readonly arn: string }

const MANAGED_SINCE = Date.UTC(2020, 0, 1)
const ONLY_VERSION = 'v1'

function managed(path: string, actions: readonly string[]): Policy {
  const at = path.lastIndexOf('/') + 1
  const id = `ANPA${sha256(path)
    .slice(7, 24)
    .toUpperCase()
    .replace(/[01489]/g, 'X')}`
  const Statement = [{ Effect: 'Allow', Action: actions, Resource: '*' }]
  return {
    arn: `arn:aws:iam::aws:policy/${path}`,
    name: path.slice(at),
    path: `/${path.slice(0, at)}`,
    id,
    createdAt: MANAGED_SINCE,
    document: JSON.stringify({ Version: '2012-10-17', Statement }),
  }
}

const MANAGED_POLICIES = new Map(
  Object.entries(MANAGED).map(([path, actions]) => {
    const policy = managed(path, actions)
    return [policy.arn, policy]
  }),
)

/** The ARN of an account's own policy; the path begins and ends with `/`. */
export const policyArn = (account: string, { path, name }: Pick<PolicyRecord, 'path' | 'name'>) =>
  `arn:aws:iam::${account}:policy${path}${name}`

const own = (context: EngineContext, record: PolicyRecord): Policy => ({
  ...record,
  arn: policyArn(context.account, record),
})

/** The policies of the account, or AWS's own, in the order of their ARNs. */
export function policiesOf(context: EngineContext, scope: 'AWS' | 'Local'): readonly Policy[] {
  if (scope === 'AWS') return Array.from(MANAGED_POLICIES.values()).toSorted((a, b) => (a.arn < b.arn ? -1 : 1))
  return iamWorld(context)
    .list('policy')
    .map(({ value }) => own(context, value))
    .toSorted((a, b) => (a.arn < b.arn ? -1 : 1))
}

/**
 * The policy that an ARN names; undefined where there is none. @throws ValidationError where it is no ARN of a policy
 */
export function findPolicy(context: EngineContext, arn = ''): Policy | undefined {
  const [, account, path = ''] = /^arn:[^:]+:iam::(aws|[0-9]{12}):policy\/(.+)$/.exec(arn) ?? []
  if (!account) throw new EngineError('ValidationError', 'Invalid ARN:  Could not be parsed!')
  if (account === 'aws') return MANAGED_POLICIES.get(arn)
  const record = iamWorld(context).get('policy', path.slice(path.lastIndexOf('/') + 1))
  const policy = record && own(context, record)
  return policy?.arn === arn ? policy : undefined
}

/** @throws NoSuchEntity */
export function readPolicy(context: EngineContext, arn = ''): Policy {
  const policy = findPolicy(context, arn)
  if (!policy) throw new EngineError('NoSuchEntity', `Policy ${arn} was not found.`)
  return policy
}

/** @throws NoSuchEntity for a version that the policy has not: the engine keeps the first only */
export function assertVersion({ arn }: Policy, version: string | undefined): void {
  if (version !== ONLY_VERSION)
    throw new EngineError('NoSuchEntity', `Policy ${arn} version ${version ?? ''} does not exist or is not attachable.`)
}

/** How many of the account's roles carry the policy. */
export const attachmentsOf = (roles: readonly RoleRecord[], arn: string): number =>
  roles.filter(({ attachedPolicies }) => attachedPolicies.some((one) => one.arn === arn)).length

/** The policy as IAM's lists show it. `roles` are all of the account. */
export const presentPolicy = (roles: readonly RoleRecord[], policy: Policy) => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: ONLY_VERSION,
  AttachmentCount: attachmentsOf(roles, policy.arn),
  PermissionsBoundaryUsageCount: roles.filter(({ permissionsBoundary }) => permissionsBoundary === policy.arn).length,
  IsAttachable: true,
  CreateDate: new Date(policy.createdAt),
  UpdateDate: new Date(policy.createdAt),
})

/** What GetPolicy and CreatePolicy tell beside that. */
export const presentDetails = ({ description, tags = [] }: Policy) => ({
  ...(description !== undefined && { Description: description }),
  ...(tags.length > 0 && { Tags: [...tags] }),
})

/** The only version of a policy. */
export const presentVersion = (policy: Policy) => ({
  VersionId: ONLY_VERSION,
  IsDefaultVersion: true,
  CreateDate: new Date(policy.createdAt),
})
