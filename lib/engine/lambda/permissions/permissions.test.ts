import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateAliasCommand,
  DeleteAliasCommand,
  DeleteResourcePolicyCommand,
  GetAliasCommand,
  GetPolicyCommand,
  GetResourcePolicyCommand,
  PublishVersionCommand,
  PutResourcePolicyCommand,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, REGION, type TestAccount } from '../test-account'
import { openTestEngine } from '../../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
let arn: string
beforeEach(async () => {
  account = openAccount(engine)
  arn = `arn:aws:lambda:${REGION}:${account.id}:function:app`
  await account.createActive('app')
  await account.lambda.send(new PublishVersionCommand({ FunctionName: 'app' }))
  await account.lambda.send(new CreateAliasCommand({ FunctionName: 'app', Name: 'live', FunctionVersion: '1' }))
})

const add = (StatementId: string, input: Partial<AddPermissionCommandInput> = {}) =>
  account.lambda.send(
    new AddPermissionCommand({
      FunctionName: 'app',
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: 's3.amazonaws.com',
      ...input,
    }),
  )
const get = (Qualifier?: string) => account.lambda.send(new GetPolicyCommand({ FunctionName: 'app', Qualifier }))
const remove = (StatementId: string, RevisionId?: string) =>
  account.lambda.send(new RemovePermissionCommand({ FunctionName: 'app', StatementId, RevisionId }))

test('a permission is written as AWS writes it, and read back', async () => {
  const { Statement } = await add('s3', { SourceArn: 'arn:aws:s3:::bucket', SourceAccount: '111122223333' })
  const statement =
    `{"Sid":"s3","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction",` +
    `"Resource":"${arn}","Condition":{"StringEquals":{"AWS:SourceAccount":"111122223333"},` +
    `"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}}`
  expect(Statement).toBe(statement)
  expect((await get()).Policy).toBe(`{"Version":"2012-10-17","Id":"default","Statement":[${statement}]}`)
})

test.each([
  ['111122223333', { AWS: 'arn:aws:iam::111122223333:root' }],
  ['arn:aws:iam::111122223333:role/caller', { AWS: 'arn:aws:iam::111122223333:role/caller' }],
  ['*', '*'],
])('the principal %s', async (Principal, expected) => {
  const { Statement = '' } = await add('one', { Principal })
  expect(JSON.parse(Statement)).toMatchObject({ Principal: expected })
})

test('a principal of no known form is refused', async () => {
  await expect(add('one', { Principal: 'somebody' })).rejects.toThrow(
    'The provided principal was invalid. Please check the principal and try again.',
  )
})

test('who may call a function URL', async () => {
  const { Statement = '' } = await add('url', {
    Action: 'lambda:InvokeFunctionUrl',
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
    PrincipalOrgID: 'o-abcdefghij',
    InvokedViaFunctionUrl: true,
  })
  expect(JSON.parse(Statement)).toMatchObject({
    Condition: {
      StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE', 'aws:PrincipalOrgID': 'o-abcdefghij' },
      Bool: { 'lambda:InvokedViaFunctionUrl': 'true' },
    },
  })
})

test('a statement id is taken once in each policy; versions and aliases have their own', async () => {
  await add('s3')
  await expect(add('s3')).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message:
      'The statement id (s3) provided already exists. Please provide a new statement id, or remove the existing statement.',
  })
  await add('s3', { Qualifier: 'live' })
  expect(JSON.parse((await get('live')).Policy ?? '')).toMatchObject({ Statement: [{ Resource: `${arn}:live` }] })
  await expect(get('1')).rejects.toThrow('The resource you requested does not exist.')
  await expect(add('s3', { Qualifier: '$LATEST' })).rejects.toThrow('do not support adding policies for $LATEST')
  await expect(add('s3', { Qualifier: 'gone' })).rejects.toThrow(`Cannot find alias arn: ${arn}:gone`)
  await expect(add('s3', { Qualifier: '7' })).rejects.toThrow(`Function not found: ${arn}:7`)
})

test('the policy has a RevisionId of its own', async () => {
  const wrong = { name: 'PreconditionFailedException', message: /Call the GetPolicy API/ }
  await expect(add('a', { RevisionId: 'wrong' })).rejects.toMatchObject(wrong)
  const alias = await account.lambda.send(new GetAliasCommand({ FunctionName: 'app', Name: 'live' }))
  await add('a', { Qualifier: 'live', RevisionId: alias.RevisionId })
  await expect(add('b', { Qualifier: 'live', RevisionId: alias.RevisionId })).rejects.toMatchObject(wrong)
  await add('a')
  const { RevisionId } = await get()
  await add('b', { RevisionId })
  await expect(remove('b', RevisionId)).rejects.toMatchObject(wrong)
  await remove('b', (await get()).RevisionId)
  await expect(remove('b')).rejects.toThrow('Statement b is not found in resource policy.')
  await remove('a')
  await expect(get()).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } })
  await expect(remove('a')).rejects.toThrow('No policy is associated with the given resource.')
})

test('a policy has 20 KB', async () => {
  const SourceArn = `arn:aws:s3:::${'x'.repeat(9_000)}`
  await add('a', { SourceArn })
  await add('b', { SourceArn })
  await expect(add('c', { SourceArn })).rejects.toMatchObject({
    name: 'PolicyLengthExceededException',
    message: expect.stringMatching(/^The final policy size \(2\d{4}\) is bigger than the limit \(20480\)\.$/),
  })
})

test('a policy is put, read and deleted as a whole', async () => {
  const { lambda } = account
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'all', Effect: 'Deny', Principal: '*', Action: 'lambda:*', Resource: arn }],
  })
  const put = await lambda.send(new PutResourcePolicyCommand({ ResourceArn: arn, Policy }))
  expect(put.Policy).toBe(Policy)
  expect(await lambda.send(new GetResourcePolicyCommand({ ResourceArn: arn }))).toMatchObject({
    Policy,
    RevisionId: put.RevisionId,
  })
  expect((await get()).Policy).toBe(Policy)
  await expect(lambda.send(new PutResourcePolicyCommand({ ResourceArn: arn, Policy: '{' }))).rejects.toThrow(/invalid/)
  const deletion = (RevisionId?: string) =>
    lambda.send(new DeleteResourcePolicyCommand({ ResourceArn: arn, RevisionId }))
  await expect(deletion('wrong')).rejects.toMatchObject({ name: 'PreconditionFailedException' })
  await deletion(put.RevisionId)
  await expect(get()).rejects.toThrow('The resource you requested does not exist.')
  await expect(lambda.send(new GetResourcePolicyCommand({ ResourceArn: 'app' }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 400 },
  })
})

test('an alias takes its policy with it', async () => {
  await add('a', { Qualifier: 'live' })
  const name = { FunctionName: 'app', Name: 'live' }
  await account.lambda.send(new DeleteAliasCommand(name))
  await account.lambda.send(new CreateAliasCommand({ ...name, FunctionVersion: '1' }))
  await expect(get('live')).rejects.toThrow('The resource you requested does not exist.')
})

test('a policy of another form, of whatever depth, is refused', async () => {
  const put = (depth: number) => {
    const Condition = `${'['.repeat(depth)}${']'.repeat(depth)}`
    const Policy = `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Condition":${Condition}}]}`
    return account.lambda.send(new PutResourcePolicyCommand({ ResourceArn: arn, Policy }))
  }
  await expect(put(9_000)).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
  await expect(put(100_000)).rejects.toMatchObject({ name: 'PolicyLengthExceededException' })
})
