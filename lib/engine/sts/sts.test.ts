import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newAccount, startTestEndpoint, type TestEndpoint } from '../testing'

let engine: TestEndpoint
beforeAll(async () => void (engine = await startTestEndpoint()))
afterAll(() => engine.close())

test('the caller is the account of the access key', async () => {
  const account = newAccount()
  const { Account, Arn } = await engine.sts(account).send(new GetCallerIdentityCommand({}))
  expect({ Account, Arn }).toEqual({ Account: account, Arn: `arn:aws:iam::${account}:root` })
})

test('the credentials of a role lead to the role’s account', async () => {
  const owner = newAccount()
  const AssumeRolePolicyDocument = '{"Version":"2012-10-17","Statement":[]}'
  await engine.iam(owner).send(new CreateRoleCommand({ RoleName: 'deployer', AssumeRolePolicyDocument }))
  const RoleArn = `arn:aws:iam::${owner}:role/deployer`
  const { AssumedRoleUser, Credentials } = await engine.sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 's1' }))
  expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${owner}:assumed-role/deployer/s1`)
  const { Account } = await engine.sts(Credentials?.AccessKeyId).send(new GetCallerIdentityCommand({}))
  expect(Account).toBe(owner)
})

test.each(['nothing-valid-in-here', 'arn::b:::something/test-role', 'arn:a:a::aaaaaaaaaa:'])('%s is no role', async (RoleArn) => {
  const ask = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'Session1' })
  await expect(engine.sts().send(ask)).rejects.toMatchObject({ name: 'ValidationError', message: `${RoleArn} is invalid` })
})

test('a role that is not there cannot be assumed', async () => {
  const RoleArn = `arn:aws:iam::${newAccount()}:role/none`
  await expect(engine.sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session' }))).rejects.toMatchObject({ name: 'AccessDenied' })
})
