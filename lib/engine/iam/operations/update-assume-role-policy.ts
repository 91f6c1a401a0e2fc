import type { UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { assertTrust } from '../../policy/policy-document'
import { iamWorld, isRoleOf, readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html */
export const updateAssumeRolePolicy: Operation<typeof UpdateAssumeRolePolicyCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  const assumeRolePolicyDocument = input.PolicyDocument ?? ''
  assertTrust(assumeRolePolicyDocument, isRoleOf(context))
  iamWorld(context).put('role', role.name, { ...role, assumeRolePolicyDocument })
  return {}
}
