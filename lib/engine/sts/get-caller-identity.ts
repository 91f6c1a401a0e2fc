import type { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { callerArn } from '../caller-role'
import type { Operation } from '../operation'
import { readSession, sessionArn } from './session'

/**
 * The account of the request's access key. Whoever reaches the engine is the root user, unless AssumeRole gave the
 * credentials or the control `caller-role` says otherwise.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const getCallerIdentity: Operation<typeof GetCallerIdentityCommand> = (
  _,
  { account, callerRole, sessionToken },
) => {
  const session = callerRole === 'admin' ? readSession(sessionToken) : undefined
  if (session)
    return { UserId: `${session.roleId}:${session.name}`, Account: account, Arn: sessionArn(account, session) }
  return {
    UserId: callerRole === 'admin' ? account : `AROAGANTRY${account}:gantry`,
    Account: account,
    Arn: callerArn(account, callerRole),
  }
}
