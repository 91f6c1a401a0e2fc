import type { ImageRecord } from '../../store/ecr-records'
import { groupBy } from '../group-by'
import type { LifecycleRule } from './lifecycle-schema'

const isTransition = ({ action }: LifecycleRule) => action.type === 'transition'

/** Images that others of the repository keep: those in an index, and those that refer to an image that is there. */
export function followersAmong(images: readonly ImageRecord[]): (image: ImageRecord) => boolean {
  const there = new Set(images.map(({ digest }) => digest))
  const held = new Set(images.flatMap(({ children = [] }) => children))
  return ({ digest, subject }) => held.has(digest) || (subject !== undefined && there.has(subject))
}

/** How many indexes hold each image. */
function countIndexes(images: readonly ImageRecord[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { children = [] } of images)
    for (const child of new Set(children)) counts.set(child, (counts.get(child) ?? 0) + 1)
  return counts
}

/**
 * Adds what goes with the images that go: untagged images whose indexes all go, and what refers to them. An image of an
 * index that stays, or with a tag of its own, stays. Of two indexes the one that is only archived decides.
 */
export function withFollowers(
  first: ReadonlyMap<string, LifecycleRule>,
  images: readonly ImageRecord[],
): ReadonlyMap<string, LifecycleRule> {
  const decided = new Map(first)
  const byDigest = new Map(images.map((image) => [image.digest, image]))
  const referrers = groupBy(images, ({ subject }) => subject)
  const indexes = countIndexes(images)
  const kept = new Map<string, LifecycleRule>()
  const queue = [...decided]

  const follow = ({ digest, status }: ImageRecord, given: LifecycleRule) => {
    const rule = kept.get(digest) ?? given
    if (decided.has(digest) || indexes.get(digest) || (isTransition(rule) && status === 'ARCHIVED')) return
    decided.set(digest, rule)
    queue.push([digest, rule])
  }

  for (const [digest, rule] of queue) {
    for (const child of new Set(byDigest.get(digest)?.children)) {
      indexes.set(child, (indexes.get(child) ?? 0) - 1)
      if (isTransition(rule)) kept.set(child, rule)
      const image = byDigest.get(child)
      if (image?.tags.length === 0) follow(image, rule)
    }
    for (const referrer of referrers.get(digest) ?? []) follow(referrer, rule)
  }
  return decided
}
