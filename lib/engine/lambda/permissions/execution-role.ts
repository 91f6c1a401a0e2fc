import type { EngineContext } from '../../operation'
import { decide } from '../../policy/decide'
import { parsePolicy } from '../../policy/statement'
import { EngineError } from '../../protocol/errors'
import { asLambda, type ForFunctions } from './as-lambda'

/** AWS needs some seconds until Lambda can assume a new role. */
const ROLE_READY_MS = 5_000

/** Whether a trust policy lets Lambda assume a role for functions of this account and Region. */
export const trustsLambda = (document: string, functions: ForFunctions): boolean =>
  decide(parsePolicy(document) ?? [], { ...asLambda(functions), action: 'sts:AssumeRole' }) === 'allow'

/**
 * Checks the execution role as CreateFunction does. An account without any role record has no IAM set up:
 * there every ARN of the account is taken, so that a CLI user can start without one.
 * @throws 403 for another account's role; 400 for one that is missing, seconds old, or does not trust Lambda
 */
export function assertAssumable(context: EngineContext, roleArn: string): void {
  if (roleArn.split(':')[4] !== context.account)
    throw new EngineError('AccessDeniedException', 'Cross-account pass role is not allowed.')
  const iam = context.worldOf(context.account, 'aws-global')
  if (iam.count('role') === 0) return
  const role = iam.get('role', roleArn.slice(roleArn.lastIndexOf('/') + 1))
  const isThis = role && roleArn.endsWith(`:role${role.path}${role.name}`)
  const ready = isThis && context.now - role.createdAt >= context.duration(ROLE_READY_MS)
  if (!ready || !trustsLambda(role.assumeRolePolicyDocument, context))
    throw new EngineError(
      'InvalidParameterValueException',
      'The role defined for the function cannot be assumed by Lambda.',
    )
}
