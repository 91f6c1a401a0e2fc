import type { DetachRolePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { iamWorld, readRole } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html */
export const detachRolePolicy: Operation<typeof DetachRolePolicyCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  const attachedPolicies = role.attachedPolicies.filter(({ arn }) => arn !== input.PolicyArn)
  if (attachedPolicies.length === role.attachedPolicies.length)
    throw new EngineError('NoSuchEntity', `Policy ${input.PolicyArn} was not found.`)
  iamWorld(context).put('role', role.name, { ...role, attachedPolicies })
  return {}
}
