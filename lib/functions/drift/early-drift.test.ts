import { beforeEach, expect, test, vi } from 'vitest'
import type { DriftInput } from './data-drift'
import { withDrift } from './early-drift'
import type { Drift } from '@/lib/functions/model'

const reads: DriftInput[] = []
vi.mock('./data-drift', () => ({
  readDrift: async (_place: unknown, inputs: readonly DriftInput[]): Promise<ReadonlyMap<string, Drift>> => {
    reads.push(...inputs)
    return new Map(inputs.map(({ name, digest }) => [name, { kind: 'unknown', reason: `read for ${digest}` }]))
  },
}))
beforeEach(() => void reads.splice(0))

const place = { connection: 'demo', region: 'us-east-1' }
const orders = (digest: string) => ({ name: 'orders', imageUri: 'registry/app:v1', digest })

test('the drift of an image that the function had before is read while the function is', async () => {
  const { drift } = await withDrift(place, orders('a'), 0, async () => {
    expect(reads).toEqual([orders('a')])
    return orders('a')
  })
  expect(drift).toEqual({ kind: 'unknown', reason: 'read for a' })
  expect(reads).toHaveLength(1)
})

test('a function that has another image by now is read again', async () => {
  const { drift } = await withDrift(place, orders('a'), 0, async () => orders('b'))
  expect(drift).toEqual({ kind: 'unknown', reason: 'read for b' })
  expect(reads).toEqual([orders('a'), orders('b')])
})

test('a function that nobody has read is asked for first', async () => {
  await withDrift(place, undefined, 0, async () => {
    expect(reads).toEqual([])
    return orders('a')
  })
  expect(reads).toEqual([orders('a')])
})
