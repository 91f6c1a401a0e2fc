import { createHmac, timingSafeEqual } from 'node:crypto'

/** A registry password: whose registry, in which Region, until when, and the proof that this engine wrote it. */
export function writePassword(secret: string, account: string, region: string, expiresAt: number): string {
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
  const expected = Buffer.from(writePassword(secret, account, region, expiresAt))
  const fits = expected.length === Buffer.byteLength(given) && timingSafeEqual(expected, Buffer.from(given))
  return fits ? { account, region, expiresAt } : undefined
}
