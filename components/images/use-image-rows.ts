'use client'
import { useQueries, useQuery } from '@tanstack/react-query'
import type { ImageDetail, ImageModel } from '@/lib/images/model'
import { type Unfit, unfitness, type Architecture } from '@/lib/images/platform'
import { imageDetailsQuery, imagesQuery } from '@/lib/images/queries'
import type { RepositoryModel } from '@/lib/repositories/model'
import { usePlace } from '@/lib/browser/use-place'

/** An image with what could be read of its inside so far. `detail` is undefined while it is on its way. */
export type ImageRow = {
  readonly image: ImageModel
  readonly detail: ImageDetail | undefined
  readonly unfit: Unfit | null
}

const chunk = 25

const matches = (image: ImageModel, find: string) => {
  const wanted = find.trim().toLowerCase()
  return wanted === '' || image.digest.includes(wanted) || image.tags.some((tag) => tag.toLowerCase().includes(wanted))
}

/**
 * The images of a repository that fit `find`, newest first, the first `most` of them with their platform. What is
 * inside is read 25 at a time, and only for what is shown.
 */
export function useImageRows(
  repository: Pick<RepositoryModel, 'name' | 'registryId'> | null,
  find: string,
  architecture: Architecture | null,
  most: number,
) {
  const place = usePlace()
  const name = repository?.name ?? ''
  const registryId = repository?.registryId || null
  const images = useQuery({ ...imagesQuery(place, name, registryId), enabled: repository !== null })
  const all = images.data ?? []
  const order = new Map(all.map((image, at) => [image.digest, at]))
  const found = all.filter((image) => matches(image, find))
  const shown = found.slice(0, most)
  const wanted = [...new Set(shown.map(({ digest }) => Math.floor((order.get(digest) ?? 0) / chunk)))]
  const details = useQueries({
    queries: wanted.map((at) =>
      imageDetailsQuery(
        place,
        name,
        registryId,
        all.slice(at * chunk, (at + 1) * chunk).map(({ digest }) => digest),
      ),
    ),
    combine: (answers) => ({
      byDigest: new Map(answers.flatMap(({ data }) => data ?? []).map((detail) => [detail.digest, detail])),
      failed: answers.some(({ isError }) => isError),
    }),
  })
  const rows: ImageRow[] = shown.map((image) => {
    const detail = details.byDigest.get(image.digest)
    return { image, detail, unfit: unfitness(image, detail, architecture) }
  })
  return { images, rows, total: all.length, found: found.length, detailsFailed: details.failed }
}
