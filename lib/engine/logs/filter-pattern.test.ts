import { expect, test } from 'vitest'
import { matcherOf } from './filter-pattern'

const LINES = ['[ERROR 400] BAD REQUEST', '[ERROR 419] MISSING ARGUMENTS', '[INFO] ready "now"', 'plain']
const found = (pattern: string) => LINES.flatMap((line, i) => (matcherOf(pattern)(line) ? [i] : []))

test.each<[string, number[]]>([
  ['', [0, 1, 2, 3]],
  ['ERROR', [0, 1]],
  ['ERROR ARGUMENTS', [1]],
  ['?BAD ?MISSING', [0, 1]],
  ['ERROR -ARGUMENTS', [0]],
  ['-ERROR -plain', [2]],
  ['"BAD REQUEST"', [0]],
  ['-"BAD REQUEST" ERROR', [1]],
  [String.raw`"\"now\""`, [2]],
  ['error', []],
])('the terms of %s', (pattern, lines) => {
  expect(found(pattern)).toEqual(lines)
})

const JSON_LINES = [
  { level: 'error', n: 5, user: { name: 'Ana' }, tags: ['a', 'b'] },
  { level: 'info', n: 50, ok: true, gone: null },
].map((line) => JSON.stringify(line))
const foundJson = (pattern: string) =>
  [...JSON_LINES, 'no json'].flatMap((line, i) => (matcherOf(pattern)(line) ? [i] : []))

test.each<[string, number[]]>([
  ['{ $.level = "error" }', [0]],
  ['{ $.level = error }', [0]],
  ['{$.level="*r*"}', [0]],
  ['{ $.level != "error" }', [1]],
  ['{ $.n >= 5 && $.n < 50 }', [0]],
  ['{ $.n = 50 || $.user.name = "A*a" }', [0, 1]],
  ['{ ($.n > 1) && ($.ok IS TRUE || $.tags[1] = "b") }', [0, 1]],
  ['{ $.gone IS NULL }', [1]],
  ['{ $.ok NOT EXISTS }', [0]],
  ["{ $['user'].name = Ana }", [0]],
  ['{ $.__proto__.x = 1 || $.constructor.name = "*" }', []],
])('the conditions of %s', (pattern, lines) => {
  expect(foundJson(pattern)).toEqual(lines)
})

test.each(['a:b', '"open', '{ $.a }', '{ $.a = }', '{ a = 1 }', '{ ($.a = 1 }', '{ $.a > b }', '?'])(
  '%s is no filter pattern',
  (pattern) => {
    expect(() => matcherOf(pattern)).toThrow('Invalid filter pattern')
  },
)

test('a brace wants its other; columns and regular expressions are not written', () => {
  expect(() => matcherOf('{ $.a = 1')).toThrow("If a filter pattern starts with '{' it must end with '}'")
  expect(() => matcherOf('[a, b]')).toThrow('not implemented')
  expect(() => matcherOf('%a+%')).toThrow('not implemented')
})
