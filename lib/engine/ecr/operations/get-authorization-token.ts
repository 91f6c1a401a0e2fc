import { createHmac, timingSafeEqual } from 'node:crypto'
import type { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { registryHost } from '../repositories'

const TWELVE_HOURS = 12 * 60 * 60 * 1000

/** A registry password: whose registry, in which Region, until when, and the proof that this engine wrote it. */
function password(secret: string, account: string, region: string, expiresAt: number): string {
  const claim = `${account}.${region}.${expiresAt}`
  return `${claim}.${createHmac('sha256', secret).update(claim).digest('hex')}`
}

/** What a registry password stands for, however old it is; undefined for one that this engine did not write. */
export function readPassword(
  secret: string,
  given: string,
): { account: string; region: string; expiresAt: number } | undefined {
  const [account = '', region = '', expires = ''] = given.split('.')
  const expiresAt = Number(expires)
  const expected = Buffer.from(password(secret, account, region, expiresAt))
  const fits = expected.length === Buffer.byteLength(given) && timingSafeEqual(expected, Buffer.from(given))
  return fits ? { account, region, expiresAt } : undefined
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html */
export const getAuthorizationToken: Operation<typeof GetAuthorizationTokenCommand> = (input, context) => {
  const expiresAt = context.now + TWELVE_HOURS
  const accounts = input.registryIds ?? [context.account]
  return {
    authorizationData: accounts.map((account) => ({
      authorizationToken: Buffer.from(
        `AWS:${password(context.secret, context.account, context.region, expiresAt)}`,
      ).toString('base64'),
      expiresAt: new Date(expiresAt),
      proxyEndpoint: `https://${registryHost(account, context.region)}`,
    })),
  }
}
