import { randomBytes } from 'node:crypto'
import type { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { callerArn } from '../caller-role'
import type { Operation } from '../operation'
import { decide } from '../policy/decide'
import { parsePolicy } from '../policy/statement'
import { EngineError } from '../protocol/errors'
import { sessionArn, sessionToken } from './session'

const ROLE = /^arn:[^:]+:iam::([0-9]{12}):role\/(?:.+\/)?([\w+=,.@-]+)$/
const HOUR = 3600

/** Whether a trust policy lets callers of an account in, with the external id that they gave. */
const trusts = (document: string, account: string, given: string | undefined): boolean =>
  decide(parsePolicy(document) ?? [], {
    by: { account },
    action: 'sts:AssumeRole',
    keys: { 'sts:externalid': given ?? null },
  }) === 'allow'

/**
 * Credentials of a role for whom its trust policy names. The engine reads the account from the access key id, so the
 * id is the account; the token names the session.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const assumeRole: Operation<typeof AssumeRoleCommand> = (input, context) => {
  const { RoleArn = '', RoleSessionName: name = '', DurationSeconds = HOUR } = input
  const [, account, roleName] = ROLE.exec(RoleArn) ?? []
  if (!account || !roleName) throw new EngineError('ValidationError', `${RoleArn} is invalid`)
  const role = context.worldOf(account, 'aws-global').get('role', roleName)
  if (!role || !trusts(role.assumeRolePolicyDocument, context.account, input.ExternalId)) {
    const who = `User: ${callerArn(context.account, context.callerRole)}`
    throw new EngineError(
      'AccessDenied',
      `${who} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      {},
      403,
    )
  }
  if (DurationSeconds > role.maxSessionDuration)
    throw new EngineError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  return {
    AssumedRoleUser: { Arn: sessionArn(account, { role: roleName, name }), AssumedRoleId: `${role.id}:${name}` },
    Credentials: {
      AccessKeyId: account,
      SecretAccessKey: randomBytes(30).toString('base64'),
      SessionToken: sessionToken({ role: roleName, roleId: role.id, name }),
      Expiration: new Date(context.now + DurationSeconds * 1000),
    },
  }
}
