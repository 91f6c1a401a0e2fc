import { beforeEach, expect, test, vi } from 'vitest'
import type { DriftInput } from './data-drift'
import { beginDrift } from './early-drift'
import type { Drift } from '@/lib/functions/model'

const reads: DriftInput[] = []
vi.mock('server-only', () => ({}))
vi.mock('./data-drift', () => ({
  readDrift: async (_place: unknown, inputs: readonly DriftInput[]): Promise<ReadonlyMap<string, Drift>> => {
    reads.push(...inputs)
    return new Map(inputs.map(({ name, digest }) => [name, { kind: 'unknown', reason: `read for ${digest}` }]))
  },
}))
beforeEach(() => void reads.splice(0))

const place = { connection: 'demo', region: 'us-east-1' }
const input = (name: string, digest: string) => ({ name, imageUri: 'registry/app:v1', digest })
const reasonOf = (drift: Drift) => (drift.kind === 'unknown' ? drift.reason : drift.kind)

test('the drift of a function that was read before is read at once, with the image that it had', async () => {
  await beginDrift(place, 'orders', undefined)(input('orders', 'a'))
  expect(reads).toHaveLength(1)
  const driftOf = beginDrift(place, 'orders', undefined)
  expect(reads).toHaveLength(2)
  expect(reasonOf(await driftOf(input('orders', 'a')))).toBe('read for a')
  expect(reads).toHaveLength(2)
})

test('a function that has another image by now is read again, and so is the next', async () => {
  await beginDrift(place, 'billing', undefined)(input('billing', 'a'))
  expect(reasonOf(await beginDrift(place, 'billing', undefined)(input('billing', 'b')))).toBe('read for b')
  expect(reasonOf(await beginDrift(place, 'billing', undefined)(input('billing', 'b')))).toBe('read for b')
  expect(reads.map(({ digest }) => digest)).toEqual(['a', 'a', 'b', 'b'])
})

test('a qualifier has an image of its own', async () => {
  await beginDrift(place, 'search', undefined)(input('search', 'a'))
  beginDrift(place, 'search', 'live')
  beginDrift({ ...place, region: 'eu-west-1' }, 'search', undefined)
  expect(reads).toHaveLength(1)
})
