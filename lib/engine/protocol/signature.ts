import { header, type EngineRequest } from './message'

/** What the signature's scope says. `service` is the signing name (`lambda`, `ecr`). */
export type Scope = { readonly account: string; readonly region: string; readonly service?: string }

/** Whose a request is when its access key id is no account. */
export const DEFAULT_ACCOUNT = '123456789012'

/** Where a request goes that names no Region. */
export const DEFAULT_REGION = 'us-east-1'

/**
 * The account and Region of a request: the access key id when it is 12 digits, and the signature's scope.
 * Signatures are not verified: the engine has no secrets and listens on the loopback address only.
 */
export function scopeOf(request: Pick<EngineRequest, 'headers' | 'url'>): Scope {
  const credential = credentialOf(request)
  if (!credential) return { account: DEFAULT_ACCOUNT, region: DEFAULT_REGION }
  const [accessKey = '', , ...scope] = credential.split('/')
  const account = /^\d{12}$/.test(accessKey) ? accessKey : DEFAULT_ACCOUNT
  // An asymmetric signature (SigV4a) has no Region in its scope: date/service/aws4_request.
  const [region, service] = scope.length === 2 ? [DEFAULT_REGION, scope[0]] : [scope[0], scope[1]]
  return { account, region: region && /^[a-z0-9-]{1,64}$/.test(region) ? region : DEFAULT_REGION, service }
}

function credentialOf({ headers, url }: Pick<EngineRequest, 'headers' | 'url'>): string | undefined {
  const authorization = header(headers, 'authorization')
  if (authorization) return /Credential=([^,\s]+)/.exec(authorization)?.[1]
  const query = url.indexOf('?')
  return query < 0 ? undefined : (new URLSearchParams(url.slice(query + 1)).get('X-Amz-Credential') ?? undefined)
}
