import { placeInput, type Place } from '@/lib/place'

/** The cookie that keeps the place visited last: `demo/us-east-1`. */
export const lastPlaceCookie = 'gantry-place'

/** The place in a cookie's value, null where there is none. */
export function parsePlace(value: string | undefined): Place | null {
  const [connection, region] = (value ?? '').split('/')
  return placeInput.safeParse({ connection, region }).data ?? null
}

/** What the cookie keeps for a page's path, null for a page outside any place. */
export function placeOfPath(pathname: string): string | null {
  const [, connection = '', region = ''] = pathname.split('/')
  const value = `${connection.replaceAll('%40', '@').replaceAll('%2B', '+')}/${region}`
  return parsePlace(value) ? value : null
}
