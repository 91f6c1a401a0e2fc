import type { PutRolePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { assertPolicy } from '../../policy/policy-document'
import { iamWorld, readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export const putRolePolicy: Operation<typeof PutRolePolicyCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  const { PolicyName = '', PolicyDocument = '' } = input
  assertPolicy(PolicyDocument, 'identity')
  const inlinePolicies = { ...role.inlinePolicies, [PolicyName]: PolicyDocument }
  iamWorld(context).put('role', role.name, { ...role, inlinePolicies })
  return {}
}
