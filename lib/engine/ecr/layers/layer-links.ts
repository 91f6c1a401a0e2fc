import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { World } from '../../store/world'

/** Below this path of the engine's own origin lie the blobs that GetDownloadUrlForLayer links to. */
export const LAYERS_PATH = '/_gantry/layers/'

/** AWS's links hold as long. */
const HOUR = 60 * 60 * 1000

/** Made anew with every start: links of a stopped engine lead nowhere. */
const secret = randomBytes(32)

const sign = (path: string, expires: string) => createHmac('sha256', secret).update(`${path} ${expires}`).digest('hex')

/** A link to a blob's bytes on this engine; it holds for an hour and cannot be guessed or altered. */
export function layerUrl(origin: string, { account, region }: World, digest: string, now: number): string {
  const path = `${LAYERS_PATH}${account}/${region}/${digest}`
  const expires = String(now + HOUR)
  return `${origin}${path}?${new URLSearchParams({ expires, signature: sign(path, expires) })}`
}

/** Reads a link that `layerUrl` wrote. @returns undefined for one that is altered or over */
export function readLayerLink(url: URL, now: number): { account: string; region: string; digest: string } | undefined {
  const expires = url.searchParams.get('expires') ?? ''
  const given = Buffer.from(url.searchParams.get('signature') ?? '')
  const expected = Buffer.from(sign(url.pathname, expires))
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || Number(expires) <= now) return undefined
  const [account = '', region = '', digest = ''] = url.pathname.slice(LAYERS_PATH.length).split('/')
  return { account, region, digest }
}
