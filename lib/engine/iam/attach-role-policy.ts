import type { AttachRolePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../operation'
import { managedPolicy } from './managed-policies'
import { iamWorld, readRole } from './roles'

/** Attaching again changes nothing. https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html */
export const attachRolePolicy: Operation<typeof AttachRolePolicyCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  const policy = managedPolicy(input.PolicyArn)
  const others = role.attachedPolicies.filter(({ arn }) => arn !== policy.arn)
  iamWorld(context).put('role', role.name, { ...role, attachedPolicies: [...others, policy] })
  return {}
}
