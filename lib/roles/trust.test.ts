import { expect, it } from 'vitest'
import { trustsLambda } from './trust'

const policy = (...statements: object[]) =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statements }))
const allow = (extra: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
  ...extra,
})

it.each([
  ['the usual policy', policy(allow()), 'yes'],
  [
    'lists',
    policy(
      allow({
        Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      }),
    ),
    'yes',
  ],
  ['everybody', policy(allow({ Principal: '*' })), 'yes'],
  ['one statement, not encoded', JSON.stringify({ Statement: allow() }), 'yes'],
  ['another service', policy(allow({ Principal: { Service: 'ec2.amazonaws.com' } })), 'no'],
  ['an account', policy(allow({ Principal: { AWS: 'arn:aws:iam::123456789012:root' } })), 'no'],
  ['another action', policy(allow({ Action: 'sts:TagSession' })), 'no'],
  ['a deny beside it', policy(allow(), allow({ Effect: 'Deny' })), 'no'],
  ['a condition', policy(allow({ Condition: { StringEquals: { 'aws:SourceAccount': '1' } } })), 'not checked'],
  ['rubbish', 'nonsense%', 'not checked'],
  ['nothing', undefined, 'not checked'],
])('trust: %s', (_, document, expected) => expect(trustsLambda(document)).toBe(expected))
