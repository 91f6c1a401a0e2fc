import type { DeleteRolePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { readInlinePolicy } from '../inline-policies'
import { iamWorld, readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html */
export const deleteRolePolicy: Operation<typeof DeleteRolePolicyCommand> = ({ RoleName, PolicyName = '' }, context) => {
  const role = readRole(context, RoleName)
  readInlinePolicy(role, PolicyName)
  const { [PolicyName]: _, ...inlinePolicies } = role.inlinePolicies
  iamWorld(context).put('role', role.name, { ...role, inlinePolicies })
  return {}
}
