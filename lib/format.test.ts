import { expect, test } from 'vitest'
import { bytes, duration, plural, shortDigest, shortHex } from './format'

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [212_000_000, '212 MB'],
  [2_600_000_000, '2.6 GB'],
  [999_999, '1 MB'],
  [10_240_000_000, '10.2 GB'],
])('%d bytes', (value, text) => expect(bytes(value)).toBe(text))
test.each([
  [9, '9 s'],
  [72, '1 m 12 s'],
  [900, '15 m'],
])('%d seconds', (value, text) => expect(duration(value)).toBe(text))
test('counts with their noun', () =>
  expect([plural(1, 'function'), plural(1234, 'function')]).toEqual(['1 function', '1,234 functions']))
test('shortens a digest, with its algorithm for a sentence', () => {
  const digest = `sha256:${'9f86d0819f86'.repeat(5)}0000`
  expect([shortHex(digest), shortDigest(digest)]).toEqual(['9f86d0819f86', 'sha256:9f86d0819f86'])
})
