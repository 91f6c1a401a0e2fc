import { jsonQuery } from '@/lib/browser/json-query'
import { queryKey } from '@/lib/browser/query-keys'
import { paths } from '@/lib/paths'
import type { Place } from '@/lib/place'
import type { Result } from '@/lib/result'
import type { ImageDetail, ImageModel, ResolvedImage } from './model'

const search = (values: readonly (readonly [string, string | null])[]) =>
  new URLSearchParams(values.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, value]])))

/** Every image of a repository, newest first. `registryId` null means the caller's registry. */
export const imagesQuery = (place: Place, repository: string, registryId: string | null = null) =>
  jsonQuery<ImageModel[]>(
    queryKey(place, 'images', 'list', registryId, repository),
    `${paths.api(place, 'images')}?${search([
      ['repository', repository],
      ['registryId', registryId],
    ])}`,
    { staleTime: 15_000 },
  )

/**
 * What an image URI points at now. "Not found" is an answer and not a failure of the read, so the data is a Result.
 * Tags move: it goes stale after 15 s.
 */
export const resolvedImageQuery = (place: Place, uri: string) =>
  jsonQuery<Result<ResolvedImage>>(
    queryKey(place, 'images', 'resolve', uri),
    `${paths.api(place, 'images', 'resolve')}?${search([['uri', uri]])}`,
    { staleTime: 15_000 },
  )

/** What is inside some images of one repository, at most 25 at a time. An image never changes under its digest. */
export const imageDetailsQuery = (
  place: Place,
  repository: string,
  registryId: string | null,
  digests: readonly string[],
) => {
  const values = [
    ['repository', repository],
    ['registryId', registryId],
    ...digests.map((one) => ['digest', one] as const),
  ] as const
  return jsonQuery<ImageDetail[]>(
    queryKey(place, 'images', 'details', registryId, repository, digests),
    `${paths.api(place, 'images', 'details')}?${search(values)}`,
    { staleTime: Number.POSITIVE_INFINITY },
  )
}
