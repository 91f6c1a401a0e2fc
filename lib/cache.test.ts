import { expect, test, vi } from 'vitest'
import { Cache, cacheOf, written } from './cache'

const counting = () => {
  let calls = 0
  return vi.fn(async () => ++calls)
}

test('one reading answers all who ask while it is under way, and who asks within its age', async () => {
  const cache = new Cache<number>(10)
  const load = counting()
  expect(await Promise.all([cache.get('a', 'k', 1000, load), cache.get('a', 'k', 1000, load)])).toEqual([1, 1])
  expect(await cache.get('a', 'k', 1000, load)).toBe(1)
  expect(await cache.get('a', 'k', 0, load)).toBe(2)
})

test('what belongs to somebody else is not seen', async () => {
  const cache = new Cache<number>(10)
  const load = counting()
  expect([await cache.get('a', 'k', 1000, load), await cache.get('b', 'k', 1000, load)]).toEqual([1, 2])
})

test('an error is told to all who wait for it, and not kept', async () => {
  const cache = new Cache<number>(10)
  const fails = () => Promise.reject(new Error('no'))
  const both = await Promise.allSettled([cache.get('a', 'k', 1000, fails), cache.get('a', 'k', 1000, fails)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await cache.get('a', 'k', 1000, async () => 7)).toBe(7)
})

test('after a write nothing that was read before is used, not even what was still under way', async () => {
  const cache = new Cache<string>(10)
  let answer = (_: string) => {}
  const slow = cache.get('w', 'k', 1000, () => new Promise((resolve) => (answer = resolve)))
  await cache.get('w', 'other', 1000, async () => 'old')
  written('w')
  expect(await cache.get('w', 'k', 1000, async () => 'new')).toBe('new')
  expect(await cache.get('w', 'other', 1000, async () => 'new')).toBe('new')
  answer('old')
  expect(await slow).toBe('old')
  expect(await cache.get('w', 'k', 1000, async () => 'newer')).toBe('new')
})

test('the age may hang on the value, and the last value stays known however old', async () => {
  const cache = new Cache<'changing' | 'at rest'>(10)
  const maxAge = (value: string) => (value === 'changing' ? 0 : 1000)
  await cache.get('a', 'k', maxAge, async () => 'changing')
  expect(await cache.get('a', 'k', maxAge, async () => 'at rest')).toBe('at rest')
  expect(await cache.get('a', 'k', maxAge, async () => 'changing')).toBe('at rest')
  written('a')
  expect(cache.last('a', 'k')).toBe('at rest')
  expect(cache.last('a', 'other')).toBeUndefined()
})

test('what is missing of many is read by one call', async () => {
  const cache = new Cache<string>(10)
  const load = vi.fn(async (keys: readonly string[]) => (key: string) => `${key} of ${keys.length}`)
  expect(await cache.getMany('a', ['x', 'y', 'x'], 1000, load)).toEqual(['x of 2', 'y of 2', 'x of 2'])
  expect(await cache.getMany('a', ['y', 'z'], 1000, load)).toEqual(['y of 2', 'z of 1'])
  expect(load).toHaveBeenCalledTimes(2)
})

test('of too many values the oldest go', async () => {
  const cache = new Cache<string>(2)
  for (const key of ['x', 'y', 'z']) await cache.get('a', key, 1000, async () => key)
  expect([cache.last('a', 'x'), cache.last('a', 'y'), cache.last('a', 'z')]).toEqual([undefined, 'y', 'z'])
})

test('a name is one cache for the process, whichever copy of the module asks', async () => {
  const mine = cacheOf<number>('cache.test')
  vi.resetModules()
  const { cacheOf: again } = await import('./cache')
  await mine.get('a', 'k', 1000, async () => 1)
  expect(again<number>('cache.test').last('a', 'k')).toBe(1)
})
