import type { AddPermissionCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { assertPolicyRevision, policyTarget, putPolicy } from '../permissions/function-policy'
import { parseFunctionName } from '../names-and-arns'
import { permissionStatement } from '../permissions/permission-statement'

/** https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
export const addPermission: Operation<typeof AddPermissionCommand> = (input, context) => {
  const target = policyTarget(context, parseFunctionName(context, input.FunctionName, input.Qualifier))
  const before = context.world.get('functionPolicy', target.key)?.document
  assertPolicyRevision(context, target, input.RevisionId)
  if (before?.Statement.some(({ Sid }) => Sid === input.StatementId))
    throw new EngineError(
      'ResourceConflictException',
      `The statement id (${input.StatementId}) provided already exists. ` +
        'Please provide a new statement id, or remove the existing statement.',
    )
  const statement = permissionStatement(input, target.arn, context.region)
  const document = before ?? { Version: '2012-10-17', Id: 'default', Statement: [] }
  putPolicy(context, target.key, { ...document, Statement: [...document.Statement, statement] })
  return { Statement: JSON.stringify(statement) }
}
