import { expect, test } from 'vitest'
import { driftOf, findImages, idKey, type FoundImage, type ImageId } from './drift'

const a = `sha256:${'a'.repeat(64)}`
const b = `sha256:${'b'.repeat(64)}`
const images = (tags: Record<string, string>, digests: string[]) =>
  new Map<string, FoundImage>([
    ...Object.entries(tags).map(
      ([tag, digest]) => [`tag:${tag}`, { digest, pushedAt: '2026-01-01T00:00:00.000Z' }] as const,
    ),
    ...digests.map((digest) => [digest, { digest, pushedAt: null }] as const),
  ])

test.each([
  ['the tag names what runs', { tag: 'prod', digest: a }, images({ prod: a }, []), { kind: 'inSync', tag: 'prod' }],
  [
    'the tag moved',
    { tag: 'prod', digest: a },
    images({ prod: b }, [a]),
    { kind: 'tagMoved', tag: 'prod', digest: b, pushedAt: '2026-01-01T00:00:00.000Z' },
  ],
  [
    'the tag is gone, the image is not',
    { tag: 'prod', digest: a },
    images({}, [a]),
    { kind: 'tagDeleted', tag: 'prod' },
  ],
  ['the image is gone, the tag moved', { tag: 'prod', digest: a }, images({ prod: b }, []), { kind: 'imageDeleted' }],
  ['both are gone', { tag: 'prod', digest: a }, images({}, []), { kind: 'imageDeleted' }],
  ['by digest', { tag: null, digest: a }, images({}, [a]), { kind: 'pinned' }],
  ['by digest, and gone', { tag: null, digest: a }, images({}, []), { kind: 'imageDeleted' }],
  [
    'an endpoint that does not say what runs',
    { tag: 'prod', digest: null },
    images({ prod: b }, []),
    { kind: 'inSync', tag: 'prod' },
  ],
])('%s', (_, running, found, drift) => expect(driftOf(running, found)).toEqual(drift))

/** ECR's way: all of them, or a refusal. */
function ecr(existing: readonly string[]) {
  let calls = 0
  const describe = async (ids: readonly ImageId[]) => {
    calls++
    return ids.every((id) => existing.includes(idKey(id)))
      ? ids.map((id) => [id, { digest: a, pushedAt: null }] as const)
      : null
  }
  return { describe, calls: () => calls }
}
const tags = (count: number): ImageId[] => Array.from({ length: count }, (_, n) => ({ imageTag: `${n}` }))

test('one call where all exist', async () => {
  const { describe, calls } = ecr(tags(50).map(idKey))
  expect((await findImages(tags(50), describe)).size).toBe(50)
  expect(calls()).toBe(1)
})

test('one missing of 50 costs few calls and is the only one left out', async () => {
  const { describe, calls } = ecr(
    tags(50)
      .map(idKey)
      .filter((key) => key !== 'tag:31'),
  )
  const found = await findImages(tags(50), describe)
  expect(found.size).toBe(49)
  expect(found.has('tag:31')).toBe(false)
  expect(calls()).toBeLessThan(15)
})

test('never asks for more than 100 at once', async () => {
  const all = tags(250).map(idKey)
  const { describe } = ecr(all)
  const sizes: number[] = []
  await findImages(tags(250), (ids) => {
    sizes.push(ids.length)
    return describe(ids)
  })
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100)
})
