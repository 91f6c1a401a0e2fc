import type { GetRolePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { readInlinePolicy } from '../inline-policies'
import { readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
export const getRolePolicy: Operation<typeof GetRolePolicyCommand> = ({ RoleName, PolicyName = '' }, context) => {
  const role = readRole(context, RoleName)
  const PolicyDocument = encodeURIComponent(readInlinePolicy(role, PolicyName))
  return { RoleName: role.name, PolicyName, PolicyDocument }
}
