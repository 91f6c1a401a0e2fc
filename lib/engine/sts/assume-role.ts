import { randomBytes } from 'node:crypto'
import type { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { z } from 'zod'
import { callerArn } from '../caller-role'
import { coversAction, namesAccount, parsePolicy, type Statement } from '../policy/statement'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import { sessionArn, sessionToken } from './session'

const ROLE = /^arn:[^:]+:iam::([0-9]{12}):role\/(?:.+\/)?([\w+=,.@-]+)$/
const HOUR = 3600

const externalId = z.strictObject({ StringEquals: z.strictObject({ 'sts:ExternalId': z.string() }) })

/** The only condition that the engine knows is the external id; a statement with another allows nobody. */
function meets({ Condition }: Statement, given: string | undefined): boolean {
  if (Condition === undefined) return true
  const { data } = externalId.safeParse(Condition)
  return data !== undefined && data.StringEquals['sts:ExternalId'] === given
}

/** Whether a trust policy lets callers of an account in, with the external id that they gave. */
function trusts(document: string, account: string, given: string | undefined): boolean {
  const about = (parsePolicy(document) ?? []).filter(
    (one) => namesAccount(one, account) && coversAction(one, 'sts:AssumeRole'),
  )
  return about.every(({ Effect }) => Effect === 'Allow') && about.some((one) => meets(one, given))
}

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
