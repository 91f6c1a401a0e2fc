import { jsonQuery } from '@/lib/browser/json-query'
import { queryKey } from '@/lib/browser/query-keys'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import type { Identity } from './model'

/** The account behind a place. */
export const identityQuery = (place: Place) =>
  jsonQuery<Identity>(queryKey(place, 'identity'), paths.api(place, 'identity'), { staleTime: 15 * 60_000 })
