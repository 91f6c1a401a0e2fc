import type { Drift } from '@/lib/functions/model'

/** What is asked of ECR: does this tag or digest exist, and what does it name? */
export type ImageId = { readonly imageTag: string } | { readonly imageDigest: string }
export type FoundImage = { readonly digest: string; readonly pushedAt: string | null }

/** ECR's answers for one repository: the images found, by tag or digest. A key that is absent does not exist. */
export type ImagesById = ReadonlyMap<string, FoundImage>
export const idKey = (id: ImageId) => ('imageTag' in id ? `tag:${id.imageTag}` : id.imageDigest)

/** A function's image: where its URI points, and the digest that runs. */
export type Running = { readonly tag: string | null; readonly digest: string | null }

/**
 * Compares what runs with what ECR has. An image that is gone comes first: it is worse than a tag
 * that moved. Without a running digest (an endpoint that does not say) only the tag can be looked at.
 */
export function driftOf({ tag, digest }: Running, images: ImagesById): Drift {
  const pointed = tag === null ? undefined : images.get(idKey({ imageTag: tag }))
  if (tag !== null && pointed && (digest === null || pointed.digest === digest)) return { kind: 'inSync', tag }
  if (digest !== null && !images.has(digest)) return { kind: 'imageDeleted' }
  if (tag === null) return { kind: 'pinned' }
  return pointed
    ? { kind: 'tagMoved', tag, digest: pointed.digest, pushedAt: pointed.pushedAt }
    : { kind: 'tagDeleted', tag }
}

/**
 * Finds images by id with as few calls as ECR allows: it refuses a whole call when one id is missing, so a call that is
 * refused is cut in halves until the missing ones stand alone. `describe` answers null for "one of these does not
 * exist".
 */
export async function findImages(
  ids: readonly ImageId[],
  describe: (ids: readonly ImageId[]) => Promise<readonly (readonly [ImageId, FoundImage])[] | null>,
): Promise<ImagesById> {
  if (ids.length === 0) return new Map()
  const found = ids.length > MAX_IDS ? null : await describe(ids)
  if (found) return new Map(found.map(([id, image]) => [idKey(id), image]))
  if (ids.length === 1) return new Map()
  const middle = Math.ceil(ids.length / 2)
  const halves = await Promise.all([
    findImages(ids.slice(0, middle), describe),
    findImages(ids.slice(middle), describe),
  ])
  return new Map(halves.flatMap((half) => [...half]))
}

/** DescribeImages takes at most 100 ids. */
const MAX_IDS = 100
