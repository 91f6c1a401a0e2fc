import type { AttachRolePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { findPolicy } from '../policies'
import { iamWorld, readRole } from '../roles'

/** Attaching again changes nothing. https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html */
export const attachRolePolicy: Operation<typeof AttachRolePolicyCommand> = (input, context) => {
  const role = readRole(context, input.RoleName)
  const policy = findPolicy(context, input.PolicyArn)
  if (!policy) throw new EngineError('NoSuchEntity', `Policy ${input.PolicyArn} does not exist or is not attachable.`)
  const { name, arn } = policy
  const others = role.attachedPolicies.filter((one) => one.arn !== arn)
  iamWorld(context).put('role', role.name, { ...role, attachedPolicies: [...others, { name, arn }] })
  return {}
}
