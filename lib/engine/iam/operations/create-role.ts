import type { CreateRoleCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { RoleRecord } from '../../store/records'
import { newIamId } from '../ids'
import { findPolicy } from '../policies'
import { assertTrust } from '../../policy/policy-document'
import { iamWorld, isRoleOf, presentRole, presentRoleDetails, rolesOf } from '../roles'
import { withTags } from '../tags'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const createRole: Operation<typeof CreateRoleCommand> = (input, context) => {
  const world = iamWorld(context)
  const name = input.RoleName ?? ''
  const assumeRolePolicyDocument = input.AssumeRolePolicyDocument ?? ''
  // Names differ by more than case.
  const same = name.toLowerCase()
  if (rolesOf(context).some((role) => role.name.toLowerCase() === same))
    throw new EngineError('EntityAlreadyExists', `Role with name ${name} already exists.`)
  assertTrust(assumeRolePolicyDocument, isRoleOf(context))
  const { PermissionsBoundary: permissionsBoundary } = input
  if (permissionsBoundary !== undefined && !findPolicy(context, permissionsBoundary))
    throw new EngineError('NoSuchEntity', `Scope ARN: ${permissionsBoundary} does not exist or is not attachable.`)
  const role: RoleRecord = {
    name,
    path: input.Path ?? '/',
    id: newIamId('AROA'),
    createdAt: context.now,
    description: input.Description,
    maxSessionDuration: input.MaxSessionDuration ?? 3600,
    assumeRolePolicyDocument,
    attachedPolicies: [],
    inlinePolicies: {},
    permissionsBoundary,
    tags: withTags([], input.Tags),
  }
  world.put('role', name, role)
  return { Role: { ...presentRole(context.account, role), ...presentRoleDetails(role) } }
}
