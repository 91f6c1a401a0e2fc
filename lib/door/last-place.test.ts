import { expect, test } from 'vitest'
import { parsePlace, placeOfPath } from './last-place'

test.each([
  ['/demo/us-east-1/functions', 'demo/us-east-1'],
  ['/me%40corp/eu-west-1', 'me@corp/eu-west-1'],
  ['/api/us-east-1/functions', 'api/us-east-1'],
  ['/', null],
  ['/nope', null],
  ['/demo/evil.example', null],
  ['/a%2Fb/us-east-1', null],
])('%s keeps %s', (path, kept) => expect(placeOfPath(path)).toBe(kept))

test.each([
  ['demo/us-east-1', { connection: 'demo', region: 'us-east-1' }],
  ['//evil.example', null],
  ['demo', null],
  [undefined, null],
])('a cookie of %s is %o', (value, place) => expect(parsePlace(value)).toEqual(place))
