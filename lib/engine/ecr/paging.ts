import type { Records } from '../store/records'
import type { Kind, World } from '../store/world'
import { invalidParameter } from './errors'

/** Something to list and the key that a following page starts after. */
export type Keyed<T> = { readonly key: string; readonly item: T }

/** AWS answers this many where a request asks for no number. */
const DEFAULT_PAGE = 100

/** The key that a token stands for; undefined for the first page. @throws InvalidParameterException */
export function keyOfToken(token: string | undefined): string | undefined {
  if (token === undefined) return undefined
  const key = Buffer.from(token, 'base64url').toString('utf8')
  if (key === '' || Buffer.from(key).toString('base64url') !== token)
    throw invalidParameter('nextToken', 'Invalid nextToken')
  return key
}

/** For a listing whose keys are places, 0 first: where the next page begins. @throws InvalidParameterException */
export function placeAfterToken(token: string | undefined): number {
  const key = keyOfToken(token)
  if (key === undefined) return 0
  if (!/^\d{1,9}$/.test(key)) throw invalidParameter('nextToken', 'Invalid nextToken')
  return Number(key) + 1
}

/** Takes one page from what a listing yields; reads one item more to know whether a token is due. */
export function takePage<T>(listing: Iterable<Keyed<T>>, maxResults = DEFAULT_PAGE) {
  const items: T[] = []
  let last = ''
  for (const { key, item } of listing) {
    if (items.length === maxResults) return { items, nextToken: Buffer.from(last).toString('base64url') }
    items.push(item)
    last = key
  }
  return { items, nextToken: undefined }
}

type Page = { readonly nextToken?: string | undefined; readonly maxResults?: number | undefined }

/** A page of the records of a kind, or the ones with the given keys that there are, all at once. */
export function pageOfRecords<K extends Kind>(world: World, kind: K, keys: readonly string[] | undefined, page: Page) {
  if (keys)
    return {
      items: keys.flatMap((key): Records[K][] => [world.get(kind, key)].filter((one) => one !== undefined)),
      nextToken: undefined,
    }
  const after = keyOfToken(page.nextToken)
  const listed = world.list(kind, after === undefined ? {} : { after })
  return takePage(
    listed.map(({ key, value }) => ({ key, item: value })),
    page.maxResults,
  )
}
