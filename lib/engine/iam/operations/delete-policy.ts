import type { DeletePolicyCommand } from '@aws-sdk/client-iam'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { attachmentsOf, policyArn, readPolicy } from '../policies'
import { iamWorld, rolesOf } from '../roles'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html */
export const deletePolicy: Operation<typeof DeletePolicyCommand> = (input, context) => {
  const policy = readPolicy(context, input.PolicyArn)
  // AWS's words are not known.
  if (policy.arn !== policyArn(context.account, policy))
    throw new EngineError('AccessDenied', `Policy ${policy.arn} is managed by AWS and cannot be deleted.`, {}, 403)
  if (attachmentsOf(rolesOf(context), policy.arn) > 0)
    throw new EngineError('DeleteConflict', 'Cannot delete a policy attached to entities.', {}, 409)
  iamWorld(context).delete('policy', policy.name)
  return {}
}
