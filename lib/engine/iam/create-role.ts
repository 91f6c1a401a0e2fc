import type { CreateRoleCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import type { RoleRecord } from '../store/records'
import { newIamId } from './ids'
import { assertPolicy } from './policy-document'
import { iamWorld, presentRole, presentTags } from './roles'
import { withTags } from './tags'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const createRole: Operation<typeof CreateRoleCommand> = (input, context) => {
  const world = iamWorld(context)
  const name = input.RoleName ?? ''
  const assumeRolePolicyDocument = input.AssumeRolePolicyDocument ?? ''
  if (world.get('role', name)) throw new EngineError('EntityAlreadyExists', `Role with name ${name} already exists.`)
  assertPolicy(assumeRolePolicyDocument, 'trust')
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
    tags: withTags([], input.Tags),
  }
  world.put('role', name, role)
  return { Role: { ...presentRole(context.account, role), ...presentTags(role) } }
}
