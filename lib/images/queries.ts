import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/browser/fetch-json'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import type { Result } from '@/lib/result'
import type { ImageDetail, ImageModel, ResolvedImage } from './model'

const search = (values: readonly (readonly [string, string | null])[]) =>
  new URLSearchParams(values.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, value]])))
const key = ({ connection, region }: Place, ...rest: readonly unknown[]) => [connection, region, 'images', ...rest]

/** Every image of a repository, newest first. `registryId` null means the caller's registry. */
export const imagesQuery = (place: Place, repository: string, registryId: string | null = null) =>
  queryOptions({
    queryKey: key(place, 'list', registryId, repository),
    queryFn: ({ signal }) =>
      fetchJson<ImageModel[]>(
        `${paths.api(place, 'images')}?${search([
          ['repository', repository],
          ['registryId', registryId],
        ])}`,
        signal,
      ),
    staleTime: 15_000,
  })

/**
 * What an image URI points at now. "Not found" is an answer and not a failure of the read, so the data is a Result.
 * Tags move: it goes stale after 15 s.
 */
export const resolvedImageQuery = (place: Place, uri: string) =>
  queryOptions({
    queryKey: key(place, 'resolve', uri),
    queryFn: ({ signal }) =>
      fetchJson<Result<ResolvedImage>>(`${paths.api(place, 'images', 'resolve')}?${search([['uri', uri]])}`, signal),
    staleTime: 15_000,
  })

/** What is inside some images of one repository, at most 25 at a time. An image never changes under its digest. */
export const imageDetailsQuery = (
  place: Place,
  repository: string,
  registryId: string | null,
  digests: readonly string[],
) =>
  queryOptions({
    queryKey: key(place, 'details', registryId, repository, digests),
    queryFn: ({ signal }) => {
      const values = [
        ['repository', repository],
        ['registryId', registryId],
        ...digests.map((one) => ['digest', one] as const),
      ] as const
      return fetchJson<ImageDetail[]>(`${paths.api(place, 'images', 'details')}?${search(values)}`, signal)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
