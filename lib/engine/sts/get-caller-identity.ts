import type { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import type { Operation } from '../operation'

/**
 * The account of the request's access key. Whoever reaches the engine may do everything: the root user.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const getCallerIdentity: Operation<typeof GetCallerIdentityCommand> = (_, { account }) => ({
  UserId: account,
  Account: account,
  Arn: `arn:aws:iam::${account}:root`,
})
