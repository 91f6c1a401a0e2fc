import { expect, test } from 'vitest'
import { isWhole, sumOf, wholeRow } from './sum'

const row = (...texts: string[]) => [...texts.map((text) => Buffer.from(text)), sumOf(...texts)]

test('a row is whole with its own sum only, and texts do not slide from one column to the next', () => {
  expect(sumOf('a')).toBe(sumOf(Buffer.from('a')))
  expect(wholeRow(row('', 'name', 'ü'))).toEqual(['', 'name', 'ü'])
  expect(isWhole([...row('a', 'bc').slice(0, 2), sumOf('ab', 'c')])).toBe(false)
  expect(isWhole([Buffer.from('b'), sumOf('a')])).toBe(false)
})

test('a row from before there were sums must be text', () => {
  expect(isWhole([Buffer.from('a'), null])).toBe(true)
  expect(isWhole([Buffer.from([0xff]), null])).toBe(false)
})
