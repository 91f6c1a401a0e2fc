import { z } from 'zod'
import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'

const words = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const statement = z.object({ Effect: z.string(), Principal: z.object({ Service: words.default([]) }) })
const trustPolicy = z.object({ Statement: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]) })

/** AWS needs some seconds until Lambda can assume a new role. */
const ROLE_READY_MS = 5_000

function trustsLambda(document: string): boolean {
  const parsed = trustPolicy.safeParse(JSON.parse(document))
  return (
    parsed.success &&
    parsed.data.Statement.some((one) => {
      const { data } = statement.safeParse(one)
      return data?.Effect === 'Allow' && data.Principal.Service.includes('lambda.amazonaws.com')
    })
  )
}

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
  if (!ready || !trustsLambda(role.assumeRolePolicyDocument))
    throw new EngineError(
      'InvalidParameterValueException',
      'The role defined for the function cannot be assumed by Lambda.',
    )
}
