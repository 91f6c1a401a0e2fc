import { expect, test } from 'vitest'
import { fitsWildcard } from './wildcard'

test.each([
  ['dev-*', 'dev-1'],
  ['dev-*', 'dev-'],
  ['*', ''],
  ['*-rc', '1.0-rc'],
  ['a*b*c', 'a-b-b-c'],
  ['latest', 'latest'],
])('%s fits %s', (pattern, text) => expect(fitsWildcard(pattern, text)).toBe(true))

test.each([
  ['dev-*', 'adev-1'],
  ['dev', 'dev-1'],
  ['ab*ba', 'aba'],
  ['a*b*c', 'a-c'],
  ['a*bc*bc', 'abc'],
  ['1.0*', '1x0'],
])('%s does not fit %s', (pattern, text) => expect(fitsWildcard(pattern, text)).toBe(false))
