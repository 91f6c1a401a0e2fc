import { describe, expect, test } from 'vitest'
import { trustsLambda } from '../lambda/permissions/execution-role'
import { decide } from './decide'
import { parsePolicy } from './statement'
import trustCases from './trust-cases.json' with { type: 'json' }

const policy = (...Statement: object[]) => parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement })) ?? []
const allow = (extra: object) => ({ Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage', ...extra })
const question = { by: { account: '123456789012' }, action: 'ecr:BatchGetImage' }

/** The panel reads the same documents by itself; the table holds both to the same answers. */
test.each(trustCases)('a trust policy with $name', ({ statements, trusts }) => {
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const expected = trusts === 'yes' || trusts === 'with a condition that is met'
  expect(trustsLambda(document, { account: '123456789012', region: 'us-east-1' })).toBe(expected)
})

test('a Deny wins over every Allow, and silence is no permission', () => {
  expect(decide(policy(allow({})), question)).toBe('allow')
  expect(decide(policy(allow({}), allow({ Effect: 'Deny' })), question)).toBe('deny')
  expect(decide(policy(allow({ Action: 'ecr:PutImage' })), question)).toBe('none')
  expect(decide(policy(allow({ Resource: 'arn:aws:ecr:r:1:repository/a' })), { ...question, resource: 'b' })).toBe(
    'none',
  )
})

describe('conditions', () => {
  const under = (Condition: object, keys = {}, Effect = 'Allow') =>
    decide(policy(allow({}), allow({ Effect, Condition })).slice(Effect === 'Allow' ? 1 : 0), { ...question, keys })

  test.each([
    [{ StringEquals: { 'aws:SourceAccount': ['1', '2'] } }, { 'aws:sourceaccount': '2' }, 'allow'],
    [{ StringEquals: { 'aws:SourceAccount': '*' } }, { 'aws:sourceaccount': '2' }, 'none'],
    [{ StringLike: { 'aws:SourceAccount': '*' } }, { 'aws:sourceaccount': '2' }, 'allow'],
    [{ StringEqualsIgnoreCase: { 'aws:x': 'AB' } }, { 'aws:x': 'ab' }, 'allow'],
    [{ StringNotEquals: { 'aws:SourceAccount': '1' } }, { 'aws:sourceaccount': '2' }, 'allow'],
    [{ StringNotEquals: { 'aws:SourceAccount': '1' } }, { 'aws:sourceaccount': null }, 'allow'],
    [{ StringEquals: { 'aws:SourceAccount': '1' } }, { 'aws:sourceaccount': null }, 'none'],
    [{ StringEqualsIfExists: { 'aws:SourceAccount': '1' } }, { 'aws:sourceaccount': null }, 'allow'],
    [{ ArnEquals: { 'aws:SourceArn': 'arn:*:f:*' } }, { 'aws:sourcearn': 'arn:aws:f:x' }, 'allow'],
    [{ StringEquals: { a: '1' }, StringLike: { b: '2' } }, { a: '1', b: '3' }, 'none'],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, {}, 'none'],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, { 'aws:sourceip': '10.0.0.1' }, 'none'],
  ])('%j with %j: %s', (condition, keys, expected) => expect(under(condition, keys)).toBe(expected))

  test('a Deny holds where it cannot be known that it does not', () => {
    expect(under({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, {}, 'Deny')).toBe('deny')
    expect(under({ StringEquals: { 'aws:SourceAccount': '1' } }, { 'aws:sourceaccount': '2' }, 'Deny')).toBe('allow')
  })
})
