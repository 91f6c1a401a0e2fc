import { expect, test } from 'vitest'
import { eventProblem, outcomeOf } from './invoke-model'

test.each(['', '  ', '{}', '"a"', 'null', '[1, 2]'])('%j can be sent', (event) =>
  expect(eventProblem(event)).toBeNull(),
)

test('what is no JSON is told by line and column', () => {
  expect(eventProblem('{\n  "a": 1,\n  b\n}')).toBe('Line 3, column 3: this is not JSON.')
  expect(eventProblem('{"a": ')).toBe('Line 1, column 7: this is not JSON.')
})

test('an event over 1 MB is refused with its size, whatever its characters', () => {
  expect(eventProblem(`"${'é'.repeat(500_000)}"`)).toMatch(/^The event has 1,000,002 bytes/)
  expect(eventProblem(`"${'e'.repeat(500_000)}"`)).toBeNull()
})

test('an outcome says no more than is known', () => {
  const outcomes = (['RequestResponse', 'Event', 'DryRun'] as const).map((type) =>
    outcomeOf({ type, functionError: null }),
  )
  expect(outcomes).toEqual(['Succeeded', 'Accepted', 'Allowed'])
  expect(outcomeOf({ type: 'RequestResponse', functionError: 'Unhandled' })).toBe('Failed')
})
