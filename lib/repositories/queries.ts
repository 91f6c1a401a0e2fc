import { jsonQuery } from '@/lib/browser/json-query'
import { queryKey } from '@/lib/browser/query-keys'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import type { RepositoryModel } from './model'

/** The repositories of a registry by name. `registryId` null means the caller's registry. */
export const repositoriesQuery = (place: Place, registryId: string | null = null) => {
  const search = registryId === null ? '' : `?${new URLSearchParams({ registryId })}`
  return jsonQuery<RepositoryModel[]>(
    queryKey(place, 'repositories', registryId),
    `${paths.api(place, 'repositories')}${search}`,
    { staleTime: 15_000 },
  )
}
