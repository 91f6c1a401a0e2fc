import fc from 'fast-check'
import { expect, it } from 'vitest'
import { invalidJsonReason } from './invalid-json'
import { takePayload } from './payload'

const AT = 'at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column:'
const EXPECTED = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
const latin = (text: string) => invalidJsonReason(Buffer.from(text, 'latin1'))

it('words what is not JSON as AWS recorded it', () => {
  expect(latin('n\x87r\x9e\xe9\xb5\xd7I\xee\x9bmt')).toBe(`Invalid UTF-8 start byte 0x87\n ${AT} 3]`)
  expect(latin('\x99\xeb,j\x07\xa1zYh')).toBe(
    `Unexpected character ((CTRL-CHAR, code 153)): expected a valid value ${EXPECTED}\n ${AT} 1]`,
  )
})

it('words other mistakes as the same parser does', () => {
  expect(latin('hello')).toBe(`Unrecognized token 'hello': was expecting ${EXPECTED}\n ${AT} 6]`)
  expect(latin("{'a': 1}")).toBe(
    `Unexpected character (''' (code 39)): was expecting double-quote to start field name\n ${AT} 2]`,
  )
  expect(latin('{"a": 1')).toContain('Unexpected end-of-input: expected close marker for Object (start marker at [')
  expect(latin('[1 2]')).toContain("('2' (code 50)): was expecting comma to separate Array entries")
})

it('finds something to say about everything that is not JSON', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
      expect(invalidJsonReason(bytes)).toMatch(/line: \d+, column: \d+\]$/)
    }),
  )
  expect(invalidJsonReason(Buffer.from('['.repeat(200_000)))).toContain('nesting depth')
})

it('takes an event, and an empty object for none', () => {
  expect(Buffer.from(takePayload('RequestResponse', undefined)).toString()).toBe('{}')
  expect(Buffer.from(takePayload('Event', Buffer.from(' [1] '))).toString()).toBe(' [1] ')
})
