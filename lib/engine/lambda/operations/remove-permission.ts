import type { RemovePermissionCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { assertPolicyRevision, policyTarget, putPolicy } from '../permissions/function-policy'
import { parseFunctionName } from '../names-and-arns'

/** https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html */
export const removePermission: Operation<typeof RemovePermissionCommand> = (input, context) => {
  const target = policyTarget(context, parseFunctionName(context, input.FunctionName, input.Qualifier))
  const before = context.world.get('functionPolicy', target.key)?.document
  if (!before) throw new EngineError('ResourceNotFoundException', 'No policy is associated with the given resource.')
  const Statement = before.Statement.filter(({ Sid }) => Sid !== input.StatementId)
  if (Statement.length === before.Statement.length)
    throw new EngineError(
      'ResourceNotFoundException',
      `Statement ${input.StatementId} is not found in resource policy.`,
    )
  assertPolicyRevision(context, target, input.RevisionId)
  putPolicy(context, target.key, { ...before, Statement })
  return {}
}
