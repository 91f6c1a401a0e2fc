import { jsonQuery } from '@/lib/browser/json-query'
import { queryKey } from '@/lib/browser/query-keys'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import type { RoleModel } from './model'

/** The account's roles by name, with whether Lambda may assume each. */
export const rolesQuery = (place: Place) =>
  jsonQuery<RoleModel[]>(queryKey(place, 'roles'), paths.api(place, 'roles'), { staleTime: 30_000 })
