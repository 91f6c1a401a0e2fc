import type { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { writePassword } from '../registry-password'
import { registryHost } from '../repositories'

const TWELVE_HOURS = 12 * 60 * 60 * 1000

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html */
export const getAuthorizationToken: Operation<typeof GetAuthorizationTokenCommand> = (input, context) => {
  const expiresAt = context.now + TWELVE_HOURS
  const accounts = input.registryIds ?? [context.account]
  return {
    authorizationData: accounts.map((account) => ({
      authorizationToken: Buffer.from(
        `AWS:${writePassword(context.secret, context.account, context.region, expiresAt)}`,
      ).toString('base64'),
      expiresAt: new Date(expiresAt),
      proxyEndpoint: `https://${registryHost(account, context.region)}`,
    })),
  }
}
