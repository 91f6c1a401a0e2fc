import { expect, test } from 'vitest'
import { batched, eachLimited } from './batch'

test('runs no more at a time than allowed, and keeps the order', async () => {
  let running = 0
  let most = 0
  const results = await eachLimited([5, 1, 4, 2, 3], 2, async (item) => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
    return item * 10
  })
  expect(results).toEqual([50, 10, 40, 20, 30])
  expect(most).toBe(2)
})

test('joins what is asked for together into calls of at most max keys, each key once', async () => {
  const calls: (readonly string[])[] = []
  const load = batched(
    async (keys) => {
      calls.push(keys)
      return (key) => key.toUpperCase()
    },
    { windowMs: 0, max: 2 },
  )
  expect(await Promise.all(['a', 'b', 'a', 'c'].map(load))).toEqual(['A', 'B', 'A', 'C'])
  expect(calls).toEqual([['a', 'b'], ['c']])
})

test('the error of one key does not touch another', async () => {
  const load = batched(
    async () => (key) => {
      if (key === 'bad') throw new Error('no access')
      return key
    },
    { windowMs: 0, max: 9 },
  )
  const [good, bad] = await Promise.allSettled([load('good'), load('bad')])
  expect(good).toMatchObject({ value: 'good' })
  expect(bad).toMatchObject({ reason: { message: 'no access' } })
})
