import type { UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../operation'
import { assertPolicy } from './policy-document'
import { iamWorld, readRole } from './roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html */
export const updateAssumeRolePolicy: Operation<typeof UpdateAssumeRolePolicyCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  const assumeRolePolicyDocument = input.PolicyDocument ?? ''
  assertPolicy(assumeRolePolicyDocument, 'trust')
  iamWorld(context).put('role', role.name, { ...role, assumeRolePolicyDocument })
  return {}
}
