import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/browser/fetch-json'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import type { RepositoryModel } from './model'

/** The repositories of a registry by name. `registryId` null means the caller's registry. */
export const repositoriesQuery = (place: Place, registryId: string | null = null) =>
  queryOptions({
    queryKey: [place.connection, place.region, 'repositories', registryId],
    queryFn: ({ signal }) => {
      const search = registryId === null ? '' : `?${new URLSearchParams({ registryId })}`
      return fetchJson<RepositoryModel[]>(`${paths.api(place, 'repositories')}${search}`, signal)
    },
    staleTime: 15_000,
  })
