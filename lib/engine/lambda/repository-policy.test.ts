import { expect, test } from 'vitest'
import { allowsAccount, namesLambda, statementsOf, withLambdaStatement } from './repository-policy'

const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

test('the statement that Lambda adds lets it pull, and keeps what stood there', () => {
  const own = { Sid: 'Team', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: PULL }
  const text = withLambdaStatement(policy(own))
  expect(namesLambda(statementsOf(text), 'Allow')).toBe(true)
  expect(JSON.parse(text).Statement).toHaveLength(2)
  expect(JSON.parse(text).Statement[0]).toEqual(own)
  expect(namesLambda(statementsOf(withLambdaStatement(undefined)), 'Allow')).toBe(true)
})

test('half of the actions is no permission; a wildcard is', () => {
  const half = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'ecr:BatchGetImage' }
  expect(namesLambda(statementsOf(policy(half)), 'Allow')).toBe(false)
  expect(namesLambda(statementsOf(policy({ ...half, Action: 'ecr:*' })), 'Allow')).toBe(true)
})

test('another account is let in by its root, its id or everybody', () => {
  for (const AWS of ['arn:aws:iam::123456789012:root', '123456789012', '*'])
    expect(allowsAccount(statementsOf(policy({ Effect: 'Allow', Principal: { AWS }, Action: PULL })), '123456789012')).toBe(true)
  const other = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: PULL }
  expect(allowsAccount(statementsOf(policy(other)), '123456789012')).toBe(false)
  expect(statementsOf('not json')).toEqual([])
})
