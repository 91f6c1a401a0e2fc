import { expect, it } from 'vitest'
import trustCases from '@/lib/engine/policy/trust-cases.json' with { type: 'json' }
import { trustsLambda } from './trust'

/** The engine reads the same documents by itself; the table holds both to the same answers. */
it.each(trustCases)('trust: $name', ({ statements, trusts }) => {
  const document = encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statements }))
  expect(trustsLambda(document)).toBe(trusts === 'yes' || trusts === 'no' ? trusts : 'not checked')
})

it.each([
  ['one statement, not encoded', JSON.stringify({ Statement: trustCases[0]?.statements[0] }), 'yes'],
  ['rubbish', 'nonsense%', 'not checked'],
  ['nothing', undefined, 'not checked'],
])('trust: %s', (_, document, expected) => expect(trustsLambda(document)).toBe(expected))
