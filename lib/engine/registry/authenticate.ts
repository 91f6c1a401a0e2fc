import type { IncomingMessage } from 'node:http'
import { readPassword } from '../ecr/registry-password'
import { registryHost } from '../ecr/repositories'
import type { Engine } from '../engine'
import { RegistryError } from './registry-error'

/** Who asks, and whose registry. `account` is the caller's. */
export type Identity = { readonly account: string; readonly region: string; readonly registryId: string }

/** `123456789012.dkr.ecr.eu-west-1.localhost:4510`: a registry by name, as at AWS. */
const NAMED_HOST = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]{1,64})\.localhost(?::\d+)?$/i

/**
 * Basic credentials from GetAuthorizationToken. The registry is the one that the host names, else the caller's.
 * @throws RegistryError in ECR's words: 401 with a challenge, 400 for another's password, 403 for an old one
 */
export function authenticate({ headers }: IncomingMessage, engine: Engine): Identity {
  const { host = '', authorization } = headers
  const [, hostAccount, hostRegion] = NAMED_HOST.exec(host) ?? []
  if (authorization === undefined) throw challenge(host, hostAccount, hostRegion)
  const [, encoded = ''] = /^basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization) ?? []
  const [, given] = /^AWS:(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? []
  const password = given === undefined ? undefined : readPassword(engine.secret, given)
  if (!password) throw new RegistryError(400, 'DENIED', 'Your Authorization Token is invalid.')
  const { account, region, expiresAt } = password
  if (engine.clock.now(account) >= expiresAt)
    throw new RegistryError(403, 'DENIED', 'Your authorization token has expired. Reauthenticate and try again.')
  return { account, region: hostRegion?.toLowerCase() ?? region, registryId: hostAccount ?? account }
}

function challenge(host: string, account: string | undefined, region: string | undefined): RegistryError {
  const realm = account && region ? `https://${registryHost(account, region)}/` : `http://${host}/`
  return new RegistryError(401, 'UNAUTHORIZED', 'Not Authorized', {
    'www-authenticate': `Basic realm="${realm}",service="ecr.amazonaws.com"`,
  })
}
