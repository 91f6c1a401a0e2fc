import type { ImageRecord } from '../../store/ecr-records'
import { followersAmong, withFollowers } from './lifecycle-followers'
import type { LifecycleRule } from './lifecycle-schema'
import { fitsWildcard } from '../../policy/wildcard'

/** What a lifecycle policy does to an image, and the rule that does it. */
export type LifecycleDecision = { readonly image: ImageRecord; readonly rule: LifecycleRule }

const DAY = 24 * 60 * 60 * 1000

const isArchived = ({ status }: ImageRecord) => status === 'ARCHIVED'

/**
 * Whether an image meets a rule's storage class and tagging requirements: each prefix or pattern fits one of its tags.
 */
function meets({ selection }: LifecycleRule, image: ImageRecord): boolean {
  const { tagStatus, tagPrefixList = [], tagPatternList = [], storageClass = 'standard' } = selection
  if (isArchived(image) !== (storageClass === 'archive')) return false
  if (tagStatus === 'any') return true
  if (tagStatus === 'untagged') return image.tags.length === 0
  return (
    image.tags.length > 0 &&
    tagPrefixList.every((prefix) => image.tags.some((tag) => tag.startsWith(prefix))) &&
    tagPatternList.every((pattern) => image.tags.some((tag) => fitsWildcard(pattern, tag)))
  )
}

/** The moment from which a rule counts the days of an image. */
function countsFrom(countType: string, image: ImageRecord): number | undefined {
  if (countType === 'sinceImagePushed') return image.pushedAt
  if (countType === 'sinceImageTransitioned') return image.archivedAt
  return Math.max(image.lastPulledAt ?? image.pushedAt, image.activatedAt ?? 0)
}

/** `newer`: how many images that meet the rule are newer than this one. */
function isDue({ selection }: LifecycleRule, image: ImageRecord, newer: number, now: number): boolean {
  const { countType, countNumber } = selection
  if (countType === 'imageCountMoreThan') return newer >= countNumber
  const from = countsFrom(countType, image)
  return from !== undefined && now - from > countNumber * DAY
}

/**
 * Which images lifecycle rules, in their priority, expire or archive, the oldest first. An image that meets the tagging
 * requirements of one rule is safe from those after it; what belongs to another image goes with it (`withFollowers`).
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export function evaluateLifecycle(
  rules: readonly LifecycleRule[],
  images: readonly ImageRecord[],
  now: number,
): readonly LifecycleDecision[] {
  const byAge = images.toSorted((a, b) => b.pushedAt - a.pushedAt || (a.digest < b.digest ? -1 : 1))
  const isFollower = followersAmong(images)
  const free = byAge.filter((image) => !isFollower(image))
  const claimed = new Set<string>()
  const decided = new Map<string, LifecycleRule>()
  for (const rule of rules) {
    const met = free.filter((image) => meets(rule, image))
    for (const [newer, image] of met.entries())
      if (!claimed.has(image.digest) && isDue(rule, image, newer, now)) decided.set(image.digest, rule)
    for (const { digest } of met) claimed.add(digest)
  }
  const all = withFollowers(decided, images)
  return byAge.toReversed().flatMap((image) => {
    const rule = all.get(image.digest)
    return rule ? [{ image, rule }] : []
  })
}
