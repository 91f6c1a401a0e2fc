import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { newAccount, openTestEndpoint } from '../testing'

const engine = await openTestEndpoint()

test('the caller is the account of the access key', async () => {
  const account = newAccount()
  const { Account, Arn } = await engine.sts(account).send(new GetCallerIdentityCommand({}))
  expect({ Account, Arn }).toEqual({ Account: account, Arn: `arn:aws:iam::${account}:root` })
})

const trust = (principal: object, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
  })

/** A role of a new account. @returns the account and the role's ARN */
async function roleTrusting(document: string) {
  const owner = newAccount()
  await engine.iam(owner).send(new CreateRoleCommand({ RoleName: 'deployer', AssumeRolePolicyDocument: document }))
  return { owner, RoleArn: `arn:aws:iam::${owner}:role/deployer` }
}

test('the credentials of a role lead to the role’s account and name its session', async () => {
  const { owner, RoleArn } = await roleTrusting(trust({ AWS: `arn:aws:iam::${engine.account}:root` }))
  const { AssumedRoleUser, Credentials } = await engine
    .sts()
    .send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 's1' }))
  const Arn = `arn:aws:sts::${owner}:assumed-role/deployer/s1`
  expect(AssumedRoleUser?.Arn).toBe(Arn)
  const {
    AccessKeyId: accessKeyId = '',
    SecretAccessKey: secretAccessKey = '',
    SessionToken: sessionToken,
  } = Credentials ?? {}
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const settings = { endpoint: engine.url, region: engine.region, credentials }
  const caller = await new STSClient(settings).send(new GetCallerIdentityCommand({}))
  expect(caller).toMatchObject({ Account: owner, Arn, UserId: AssumedRoleUser?.AssumedRoleId })
  await new LambdaClient(settings).send(new ListFunctionsCommand({}))
})

test.each([
  ['nobody', trust({ Service: 'lambda.amazonaws.com' })],
  ['another account', trust({ AWS: '999999999999' })],
  ['who knows the external id', trust({ AWS: '*' }, { Condition: { StringEquals: { 'sts:ExternalId': 'secret' } } })],
  ['who comes from there', trust({ AWS: '*' }, { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })],
])('a role that trusts %s is not given to others', async (_, document) => {
  const { RoleArn } = await roleTrusting(document)
  const ask = (ExternalId?: string) =>
    engine.sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 's1', ExternalId }))
  for (const given of [undefined, 'wrong'])
    await expect(ask(given)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${engine.account}:root is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      $metadata: { httpStatusCode: 403 },
    })
})

test('who knows the external id is let in', async () => {
  const { RoleArn } = await roleTrusting(
    trust({ AWS: '*' }, { Condition: { StringEquals: { 'sts:ExternalId': 'secret' } } }),
  )
  const ask = new AssumeRoleCommand({ RoleArn, RoleSessionName: 's1', ExternalId: 'secret' })
  expect((await engine.sts().send(ask)).Credentials?.AccessKeyId).toMatch(/^\d{12}$/)
})

test('a session is no longer than the role allows', async () => {
  const { RoleArn } = await roleTrusting(trust({ AWS: '*' }))
  const ask = new AssumeRoleCommand({ RoleArn, RoleSessionName: 's1', DurationSeconds: 7200 })
  await expect(engine.sts().send(ask)).rejects.toThrow('exceeds the MaxSessionDuration')
})

test.each(['nothing-valid-in-here', 'arn::b:::something/test-role', 'arn:a:a::aaaaaaaaaa:'])(
  '%s is no role',
  async (RoleArn) => {
    const ask = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'Session1' })
    await expect(engine.sts().send(ask)).rejects.toMatchObject({
      name: 'ValidationError',
      message: `${RoleArn} is invalid`,
    })
  },
)

test('a role that is not there cannot be assumed', async () => {
  const RoleArn = `arn:aws:iam::${newAccount()}:role/none`
  await expect(engine.sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session' }))).rejects.toMatchObject(
    { name: 'AccessDenied' },
  )
})
