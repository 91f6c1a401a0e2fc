import { expect, it } from 'vitest'
import { onceByKey } from './once'

it('runs one piece of work for one key', async () => {
  const once = onceByKey<number>()
  let runs = 0
  const work = async () => (runs += 1)
  expect(await Promise.all([once('a', work), once('a', work), once('b', work)])).toEqual([1, 1, 2])
  expect(await once('a', work)).toBe(1)
  expect(runs).toBe(2)
})

it('lets what failed be tried again', async () => {
  const once = onceByKey<string>()
  await expect(once('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(once('a', async () => 'yes')).resolves.toBe('yes')
})
