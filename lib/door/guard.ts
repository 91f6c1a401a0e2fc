import { isIP } from 'node:net'

/** What a request wants: a page, data for a page, or a change. */
export type GuardedKind = 'page' | 'read' | 'write'
/** Why a request is not served, in a sentence. */
export type Refusal = { readonly status: 403 | 411 | 413 | 421; readonly message: string }
type GuardedRequest = { readonly kind: GuardedKind; readonly headers: Pick<Headers, 'get'> }

/** The largest body an action takes, in bytes: as Next's own limit (`serverActions.bodySizeLimit`) by default. */
export const maxBodyBytes = 1024 * 1024

/**
 * The names under which the panel answers: loopback with its port, and what GANTRY_ALLOWED_HOSTS adds (`name` or
 * `name:port`).
 */
export function allowedHosts(port: number, extra: readonly string[], host = '127.0.0.1'): ReadonlySet<string> {
  const own = isIP(host) === 4 && host !== '0.0.0.0' ? [host] : []
  const names = ['127.0.0.1', 'localhost', '[::1]', ...own]
  const withPort = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
  return new Set([...withPort, ...extra])
}

/**
 * Decides whether a request may be served; pure. A lured browser is stopped by a `Host` that is not ours (DNS
 * rebinding), an `Origin` that is not that host, or `Sec-Fetch-Site`. Every write names its Origin and its length.
 * @returns null when it may, else why not
 */
export function guard({ kind, headers }: GuardedRequest, allowed: ReadonlySet<string>): Refusal | null {
  const host = headers.get('host')?.toLowerCase() ?? ''
  const forwarded = headers.get('x-forwarded-host')?.toLowerCase() ?? host
  if (!allowed.has(host) || forwarded !== host) {
    const name = allowed.has(host) ? forwarded : host
    return {
      status: 421,
      message: `Gantry does not answer to the name ${JSON.stringify(name.slice(0, 100))}. Open it at ${[...allowed][0]}, or start it with that name in GANTRY_ALLOWED_HOSTS.`,
    }
  }
  return fromElsewhere(kind, headers, host) ?? (kind === 'write' ? tooLarge(headers) : null)
}

function fromElsewhere(kind: GuardedKind, headers: Pick<Headers, 'get'>, host: string): Refusal | null {
  const origin = headers.get('origin')?.toLowerCase() ?? null
  const site = headers.get('sec-fetch-site')
  const ours = origin === `http://${host}` || origin === `https://${host}`
  if (origin === null ? kind === 'write' : !ours) {
    return {
      status: 403,
      message:
        'Gantry takes requests from its own pages only, and this one came from elsewhere. Open Gantry and try again there.',
    }
  }
  const link =
    kind === 'page' && headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document'
  const sameSite = site === null || site === 'same-origin' || (site === 'none' && kind !== 'write') || link
  return sameSite ? null : { status: 403, message: 'Another site sent this request. Open Gantry and try again there.' }
}

/** A body's length is always said, and Node's parser holds the body to it, so nothing larger is ever read. */
function tooLarge(headers: Pick<Headers, 'get'>): Refusal | null {
  if (headers.get('transfer-encoding') !== null || headers.get('content-length') === null) {
    return { status: 411, message: 'Say the length of the body (Content-Length).' }
  }
  return Number(headers.get('content-length')) <= maxBodyBytes
    ? null
    : { status: 413, message: `The request is larger than ${maxBodyBytes / 1024 / 1024} MB. Send less at once.` }
}

/** What a request wants, by method and path. */
export function kindOf(method: string, pathname: string): GuardedKind {
  if (method !== 'GET' && method !== 'HEAD') return 'write'
  return pathname === '/api' || pathname.startsWith('/api/') ? 'read' : 'page'
}
