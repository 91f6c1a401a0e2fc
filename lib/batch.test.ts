import { expect, test } from 'vitest'
import { eachLimited } from './batch'

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
