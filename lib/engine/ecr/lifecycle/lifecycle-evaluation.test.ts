import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImageRecord } from '../../store/ecr-records'
import { evaluateLifecycle } from './lifecycle-evaluation'
import type { LifecycleRule } from './lifecycle-schema'

const DAY = 24 * 60 * 60 * 1000
const NOW = 1000 * DAY

type Given = Partial<ImageRecord> & { digest: string }
/** `daysAgo` is when it was pushed. */
const image = (daysAgo: number, { digest, ...rest }: Given): ImageRecord => ({
  repository: 'app',
  digest,
  tags: [],
  mediaType: 'm',
  size: 1,
  pushedAt: NOW - daysAgo * DAY,
  ...rest,
})
const rule = (
  rulePriority: number,
  selection: LifecycleRule['selection'],
  action: LifecycleRule['action'] = { type: 'expire' },
): LifecycleRule => ({ rulePriority, selection, action })
const keep = (countNumber: number, ...tagPrefixList: string[]): LifecycleRule['selection'] => ({
  tagStatus: 'tagged',
  tagPrefixList,
  countType: 'imageCountMoreThan',
  countNumber,
})
const untagged = (countNumber: number): LifecycleRule['selection'] => ({
  tagStatus: 'untagged',
  countType: 'sinceImagePushed',
  countUnit: 'days',
  countNumber,
})
const any = (countNumber: number): LifecycleRule['selection'] => ({
  tagStatus: 'any',
  countType: 'imageCountMoreThan',
  countNumber,
})
const archive: LifecycleRule['action'] = { type: 'transition', targetStorageClass: 'archive' }
const gone = (rules: readonly LifecycleRule[], images: readonly ImageRecord[]) =>
  evaluateLifecycle(rules, images, NOW).map((one) => `${one.image.digest}:${one.rule.rulePriority}`)

// The examples of https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
test('the user guide: of prod images one is kept, and what a rule keeps no later rule takes', () => {
  const images = [
    image(10, { digest: 'A', tags: ['beta-1', 'prod-1'] }),
    image(9, { digest: 'B', tags: ['beta-2', 'prod-2'] }),
    image(8, { digest: 'C', tags: ['beta-3'] }),
  ]
  expect(gone([rule(1, keep(1, 'prod')), rule(2, keep(1, 'beta'))], images)).toEqual(['A:1'])
})

test('the user guide: several prefixes in one rule select the images that have them all', () => {
  const images = [
    image(12, { digest: 'A', tags: ['alpha-1'] }),
    image(11, { digest: 'B', tags: ['beta-1'] }),
    image(10, { digest: 'C', tags: ['alpha-2', 'beta-2'] }),
    image(9, { digest: 'D', tags: ['alpha-3'] }),
    image(8, { digest: 'E', tags: ['alpha-4', 'beta-4'] }),
  ]
  expect(gone([rule(1, keep(1, 'alpha', 'beta'))], images)).toEqual(['C:1'])
})

test('the user guide: a rule for all images counts those that others keep too', () => {
  const images = [
    image(9, { digest: 'A', tags: ['alpha-1'] }),
    image(8, { digest: 'B', tags: ['prod-1'] }),
    image(7, { digest: 'C' }),
    image(6, { digest: 'D', tags: ['prod-2'] }),
  ]
  expect(gone([rule(1, keep(1, 'prod')), rule(2, untagged(1)), rule(3, any(1))], images)).toEqual(['A:3', 'B:1', 'C:2'])
})

test('patterns fit whole tags', () => {
  const { tagPrefixList: _, ...kept } = keep(1)
  const images = [
    image(3, { digest: 'A', tags: ['app-sha-1'] }),
    image(2, { digest: 'B', tags: ['sha-2'] }),
    image(1, { digest: 'C', tags: ['app-sha-3'] }),
  ]
  expect(gone([rule(1, { ...kept, tagPatternList: ['*-sha-*'] })], images)).toEqual(['A:1'])
})

test('what an index holds is not counted, and goes when the index goes', () => {
  const images = [
    image(10, { digest: 'amd', tags: [] }),
    image(9, { digest: 'arm', tags: [] }),
    image(8, { digest: 'tagged-child', tags: ['keep'] }),
    image(8, { digest: 'old', tags: ['v1'], children: ['amd', 'arm', 'tagged-child'] }),
    image(7, { digest: 'shared', tags: [] }),
    image(6, { digest: 'v2', tags: ['v2'], children: ['shared', 'arm'] }),
    image(5, { digest: 'v3', tags: ['v3'], children: ['shared'] }),
  ]
  expect(gone([rule(1, untagged(1)), rule(2, keep(2, 'v'))], images)).toEqual(['amd:2', 'old:2'])
  expect(gone([rule(1, keep(1, 'v'))], images)).toEqual(['amd:1', 'arm:1', 'old:1', 'v2:1'])
})

test('a signature goes with what it signs', () => {
  const images = [
    image(9, { digest: 'signature', subject: 'v1' }),
    image(8, { digest: 'v1', tags: ['v1'] }),
    image(7, { digest: 'v2', tags: ['v2'] }),
    image(6, { digest: 'orphan', subject: 'lost' }),
  ]
  expect(gone([rule(1, untagged(1))], images)).toEqual(['orphan:1'])
  expect(gone([rule(1, keep(1, 'v'))], images)).toEqual(['signature:1', 'v1:1'])
})

test('images that nobody pulls are archived, and go after their days in the archive', () => {
  const images = [
    image(400, { digest: 'pulled', lastPulledAt: NOW - 10 * DAY }),
    image(400, { digest: 'never' }),
    image(400, { digest: 'restored', activatedAt: NOW - 10 * DAY, lastPulledAt: NOW - 300 * DAY }),
    image(400, { digest: 'resting', status: 'ARCHIVED', archivedAt: NOW - 50 * DAY }),
    image(400, { digest: 'done', status: 'ARCHIVED', archivedAt: NOW - 91 * DAY }),
  ]
  const rules = [
    rule(1, { tagStatus: 'any', countType: 'sinceImagePulled', countUnit: 'days', countNumber: 90 }, archive),
    rule(2, {
      tagStatus: 'any',
      storageClass: 'archive',
      countType: 'sinceImageTransitioned',
      countUnit: 'days',
      countNumber: 90,
    }),
  ]
  expect(gone(rules, images)).toEqual(['never:1', 'done:2'])
})

const digests = fc.integer({ min: 0, max: 30 }).map(String)
const images = fc
  .uniqueArray(
    fc.record({
      digest: digests,
      tags: fc.uniqueArray(fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c'), { maxLength: 3 }),
      pushedAt: fc.integer({ min: 0, max: 1000 }).map((day) => day * DAY),
      children: fc.option(fc.array(digests, { minLength: 1, maxLength: 4 }), { nil: undefined }),
      subject: fc.option(digests, { nil: undefined }),
    }),
    { selector: ({ digest }) => digest, maxLength: 25 },
  )
  // An image leads to older ones only: digests cannot form a ring.
  .map((list) => {
    const below = (digest: string) => (other: string) => Number(other) < Number(digest)
    return list.map(({ children, subject, ...one }) =>
      image(0, {
        ...one,
        children: children?.filter(below(one.digest)),
        subject: subject !== undefined && below(one.digest)(subject) ? subject : undefined,
      }),
    )
  })
const selections = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('a', 'b', 'c'))
    .map(([count, prefix]) => keep(count, prefix)),
  fc.integer({ min: 1, max: 900 }).map(untagged),
)
const policies = fc
  .tuple(fc.array(selections, { maxLength: 4 }), fc.option(fc.integer({ min: 1, max: 5 }).map(any), { nil: undefined }))
  .map(([list, last]) => [...list, ...(last ? [last] : [])].map((selection, place) => rule(place + 1, selection)))
const check = (property: (policy: readonly LifecycleRule[], given: readonly ImageRecord[]) => void) =>
  fc.assert(fc.property(policies, images, property), { numRuns: 500 })

test('an image that a rule takes meets that rule and no earlier one, or goes with another', () => {
  check((policy, given) => {
    const decisions = evaluateLifecycle(policy, given, NOW)
    const ruleOf = new Map(decisions.map((one) => [one.image.digest, one.rule]))
    const meets = ({ selection }: LifecycleRule, { tags }: ImageRecord) =>
      selection.tagStatus === 'any' ||
      (selection.tagStatus === 'untagged'
        ? tags.length === 0
        : (selection.tagPrefixList ?? []).every((prefix) => tags.some((tag) => tag.startsWith(prefix))))
    for (const { image: taken, rule: by } of decisions) {
      const leaders = given.filter(
        ({ digest, children }) => children?.includes(taken.digest) || digest === taken.subject,
      )
      if (leaders.length > 0) expect(leaders.some(({ digest }) => ruleOf.get(digest) === by)).toBe(true)
      else expect(policy.find((one) => meets(one, taken))).toBe(by)
    }
  })
})

test('nothing goes twice, or while an index that stays holds it', () => {
  check((policy, given) => {
    const taken = evaluateLifecycle(policy, given, NOW).map((one) => one.image.digest)
    expect(new Set(taken).size).toBe(taken.length)
    const staying = given.filter(({ digest }) => !taken.includes(digest))
    const held = new Set(staying.flatMap(({ children = [] }) => children))
    expect(taken.filter((digest) => held.has(digest))).toEqual([])
  })
})

test('the order of images and rules in the texts changes nothing, and a second run takes nothing that the count keeps', () => {
  check((policy, given) => {
    const once = evaluateLifecycle(policy, given, NOW)
    const again = evaluateLifecycle(policy, given.toReversed(), NOW)
    expect(again).toEqual(once)
    const newest = given.filter(({ tags }) => tags.some((tag) => tag.startsWith('a'))).length
    const counts =
      policy.length === 1 && policy[0]?.selection.tagPrefixList?.[0] === 'a'
        ? policy[0].selection.countNumber
        : undefined
    if (counts === undefined) return
    const left = given.filter((one) => !once.some((decision) => decision.image === one))
    expect(left.filter(({ tags }) => tags.some((tag) => tag.startsWith('a'))).length).toBeGreaterThanOrEqual(
      Math.min(counts, newest),
    )
  })
})

test('50,000 images and 50 rules are no long work', () => {
  const many = Array.from({ length: 50_000 }, (_, i) =>
    image(i % 1000, { digest: `sha256:${i}`, tags: i % 4 === 3 ? [] : [`t${i % 60}-${i}`] }),
  )
  const policy = Array.from({ length: 48 }, (_, i) => rule(i + 1, keep(10, `t${i}-`)))
  const decisions = evaluateLifecycle([...policy, rule(49, untagged(3)), rule(50, any(1000))], many, NOW)
  expect(decisions.length).toBeGreaterThan(40_000)
})
