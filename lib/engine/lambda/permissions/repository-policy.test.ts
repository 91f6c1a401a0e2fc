import { expect, test } from 'vitest'
import { allowsAccount, deniesLambda, letsLambdaPull, statementsOf, withLambdaStatement } from './repository-policy'

const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const HERE = { account: '123456789012', region: 'us-east-1' }
const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

test('the statement that Lambda adds lets it pull, and keeps what stood there', () => {
  const own = { Sid: 'Team', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: PULL }
  const text = withLambdaStatement(policy(own))
  expect(letsLambdaPull(statementsOf(text), HERE)).toBe(true)
  expect(JSON.parse(text).Statement).toHaveLength(2)
  expect(JSON.parse(text).Statement[0]).toEqual(own)
  expect(letsLambdaPull(statementsOf(withLambdaStatement(undefined)), HERE)).toBe(true)
})

test('half of the actions is no permission; a wildcard is', () => {
  const half = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'ecr:BatchGetImage' }
  expect(letsLambdaPull(statementsOf(policy(half)), HERE)).toBe(false)
  expect(letsLambdaPull(statementsOf(policy({ ...half, Action: 'ecr:*' })), HERE)).toBe(true)
})

test('another account is let in by its root, its id or everybody', () => {
  for (const AWS of ['arn:aws:iam::123456789012:root', '123456789012', '*'])
    expect(
      allowsAccount(statementsOf(policy({ Effect: 'Allow', Principal: { AWS }, Action: PULL })), '123456789012'),
    ).toBe(true)
  const other = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: PULL }
  expect(allowsAccount(statementsOf(policy(other)), '123456789012')).toBe(false)
  expect(statementsOf('not json')).toEqual([])
})

const when = (Condition: object) =>
  statementsOf(policy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: PULL, Condition }))

test('a condition on the function’s ARN or account is held against them; any other is not met', () => {
  const arn = (account: string) => `arn:aws:lambda:us-east-1:${account}:function:*`
  expect(letsLambdaPull(when({ ArnLike: { 'aws:sourceARN': arn('123456789012') } }), HERE)).toBe(true)
  expect(
    letsLambdaPull(when({ StringLike: { 'aws:sourceArn': [arn('1'.repeat(12)), arn('123456789012')] } }), HERE),
  ).toBe(true)
  expect(letsLambdaPull(when({ StringEquals: { 'aws:SourceAccount': '123456789012' } }), HERE)).toBe(true)
  expect(letsLambdaPull(when({ ArnLike: { 'aws:sourceARN': arn('1'.repeat(12)) } }), HERE)).toBe(false)
  expect(letsLambdaPull(when({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), HERE)).toBe(false)
})

test('a Deny of one of the actions is enough', () => {
  const deny = { Effect: 'Deny', Principal: '*', Action: 'ecr:BatchGetImage' }
  expect(deniesLambda(statementsOf(policy(deny)), HERE)).toBe(true)
  expect(deniesLambda(statementsOf(policy({ ...deny, Principal: { AWS: '111122223333' } })), HERE)).toBe(false)
})
