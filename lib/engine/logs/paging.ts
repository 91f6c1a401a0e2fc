import { invalidParameter } from './groups'

/** @throws InvalidParameterException for a token that the engine did not give */
export const badToken = () => invalidParameter('The specified nextToken is invalid.')

/** A token is what the next page starts after, marked so that one of another listing is refused. */
export const tokenOf = (listing: string, after: string): string =>
  Buffer.from(`${listing}\n${after}`).toString('base64url')

/** What a listing goes on after; undefined for its first page. @throws InvalidParameterException */
export function afterOf(listing: string, token: string | undefined): string | undefined {
  if (token === undefined) return undefined
  const text = Buffer.from(token, 'base64url').toString('utf8')
  if (!text.startsWith(`${listing}\n`) || tokenOf(listing, text.slice(listing.length + 1)) !== token) throw badToken()
  return text.slice(listing.length + 1)
}

/** The first `limit` of what follows, and the token of the rest. `key` is what the order goes by. */
export function takePage<T>(listing: string, items: readonly T[], limit: number, key: (item: T) => string) {
  const page = items.slice(0, limit)
  const last = page.at(-1)
  return { page, nextToken: last !== undefined && items.length > limit ? tokenOf(listing, key(last)) : undefined }
}
