import type { DeleteResourcePolicyCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { assertPolicyRevision, policyTarget, readPolicy } from '../permissions/function-policy'
import { parseFunctionArn } from '../names-and-arns'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteResourcePolicy.html */
export const deleteResourcePolicy: Operation<typeof DeleteResourcePolicyCommand> = (input, context) => {
  const target = policyTarget(context, parseFunctionArn(context, input.ResourceArn))
  readPolicy(context, target.key)
  assertPolicyRevision(context, target, input.RevisionId)
  context.world.delete('functionPolicy', target.key)
  return {}
}
