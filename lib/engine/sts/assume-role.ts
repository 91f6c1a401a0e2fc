import { randomBytes } from 'node:crypto'
import type { AssumeRoleCommand } from '@aws-sdk/client-sts'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'

const ROLE = /^arn:[^:]+:iam::([0-9]{12}):role\/(?:.+\/)?([\w+=,.@-]+)$/
const HOUR = 3600

/**
 * Credentials for a role's account: the engine reads the account from the access key id, so the id is the
 * account. Trust policies are not evaluated, only the role must exist.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const assumeRole: Operation<typeof AssumeRoleCommand> = (input, context) => {
  const { RoleArn = '', RoleSessionName = '', DurationSeconds = HOUR } = input
  const [, account, name] = ROLE.exec(RoleArn) ?? []
  if (!account || !name) throw new EngineError('ValidationError', `${RoleArn} is invalid`)
  const role = context.worldOf(account, 'aws-global').get('role', name)
  if (!role) {
    const caller = `User: arn:aws:iam::${context.account}:root is not authorized to perform: sts:AssumeRole`
    throw new EngineError('AccessDenied', `${caller} on resource: ${RoleArn}`, {}, 403)
  }
  return {
    AssumedRoleUser: {
      Arn: `arn:aws:sts::${account}:assumed-role/${name}/${RoleSessionName}`,
      AssumedRoleId: `${role.id}:${RoleSessionName}`,
    },
    Credentials: {
      AccessKeyId: account,
      SecretAccessKey: randomBytes(30).toString('base64'),
      SessionToken: randomBytes(48).toString('base64'),
      Expiration: new Date(context.now + DurationSeconds * 1000),
    },
  }
}
