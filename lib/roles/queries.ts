import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/browser/fetch-json'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import type { RoleModel } from './model'

/** The account's roles by name, with whether Lambda may assume each. */
export const rolesQuery = (place: Place) =>
  queryOptions({
    queryKey: [place.connection, place.region, 'roles'],
    queryFn: ({ signal }) => fetchJson<RoleModel[]>(paths.api(place, 'roles'), signal),
    staleTime: 30_000,
  })
