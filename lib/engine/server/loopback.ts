import { header, type EngineRequest } from '../protocol/message'

const LOOPBACK = /^(127(?:\.\d{1,3}){3}|\[::1\]|(?:[a-z0-9-]+\.)*localhost)(?::\d{1,5})?$/i

/** The Hosts that passed, so that one is looked at once. Bounded: any subdomain of localhost passes. */
const passed = new Set<string>()

function isLoopback(host: string): boolean {
  if (passed.has(host)) return true
  if (!LOOPBACK.test(host) || !URL.canParse(`http://${host}`)) return false
  if (passed.size < 100) passed.add(host)
  return true
}

/**
 * Keeps web pages out: another site's page can reach a loopback port, by its own script or by rebinding a name.
 * @returns why a request is refused, undefined when it may pass
 */
export function refusal(headers: EngineRequest['headers']): string | undefined {
  const host = header(headers, 'host')
  if (!host || !isLoopback(host))
    return 'The engine answers only requests whose Host is this machine (127.0.0.1 or localhost).'
  const origin = header(headers, 'origin')
  if (origin !== undefined && origin !== `http://${host}`) return 'The engine answers no requests of web pages.'
  const site = header(headers, 'sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'The engine answers no requests of web pages.'
  return undefined
}
