import { expect, test } from 'vitest'
import { offsetsOf, spanBetween } from './offsets'

const keys = Array.from({ length: 100 }, (_, at) => `row-${at}`)

test('rows stand one under the other, each as high as it was measured', () => {
  const offsets = offsetsOf(keys.slice(0, 4), new Map([['row-1', 56]]), 36)
  expect([...offsets]).toEqual([0, 36, 92, 128, 164])
})

test('a span holds every row that is partly between two heights', () => {
  const offsets = offsetsOf(keys, new Map(), 10)
  expect(spanBetween(offsets, 0, 95)).toEqual({ first: 0, last: 10 })
  expect(spanBetween(offsets, 105, 111)).toEqual({ first: 10, last: 12 })
  expect(spanBetween(offsets, 105, 111, 8)).toEqual({ first: 8, last: 16 })
})

test('a span ends with the list', () => {
  const offsets = offsetsOf(keys, new Map(), 10)
  expect(spanBetween(offsets, -500, 20)).toEqual({ first: 0, last: 3 })
  expect(spanBetween(offsets, 5000, 9000, 8)).toEqual({ first: 96, last: 100 })
  expect(spanBetween(offsetsOf([], new Map(), 10), 0, 900, 8)).toEqual({ first: 0, last: 0 })
})
