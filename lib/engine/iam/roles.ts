import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { RoleRecord } from '../store/records'
import type { World } from '../store/world'

/** IAM is the same in every Region: its records live in one world of the account. */
export const iamWorld = (context: EngineContext): World => context.worldOf(context.account, 'aws-global')

/** The ARN of a role; the path begins and ends with `/`. */
export const roleArn = (account: string, { path, name }: Pick<RoleRecord, 'path' | 'name'>) =>
  `arn:aws:iam::${account}:role${path}${name}`

/** @throws NoSuchEntity */
export function readRole(context: EngineContext, name = ''): RoleRecord {
  const role = iamWorld(context).get('role', name)
  if (!role) throw new EngineError('NoSuchEntity', `The role with name ${name} cannot be found.`)
  return role
}

/** Every role of the account. */
export const rolesOf = (context: EngineContext): readonly RoleRecord[] =>
  iamWorld(context)
    .list('role')
    .map(({ value }) => value)

/** The role as CreateRole answers it. IAM percent-encodes policy documents. */
export function presentRole(account: string, role: RoleRecord) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: roleArn(account, role),
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encodeURIComponent(role.assumeRolePolicyDocument),
    ...(role.description && { Description: role.description }),
  }
}

/** What GetRole and CreateRole tell beside that; lists leave it out. */
export const presentRoleDetails = ({ tags = [], permissionsBoundary }: RoleRecord) => ({
  ...(permissionsBoundary !== undefined && {
    PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: permissionsBoundary },
  }),
  ...(tags.length > 0 && { Tags: [...tags] }),
})

/**
 * Tells whether an ARN names a role that a trust policy may name: one of the account that is there, or another
 * account's.
 */
export const isRoleOf =
  (context: EngineContext) =>
  (arn: string): boolean => {
    if (arn.split(':')[4] !== context.account) return true
    const role = iamWorld(context).get('role', arn.slice(arn.lastIndexOf('/') + 1))
    return role !== undefined && roleArn(context.account, role) === arn
  }
