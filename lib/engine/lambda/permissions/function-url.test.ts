import {
  CreateAliasCommand,
  CreateFunctionUrlConfigCommand,
  type CreateFunctionUrlConfigCommandInput,
  DeleteFunctionUrlConfigCommand,
  GetFunctionUrlConfigCommand,
  ListFunctionUrlConfigsCommand,
  PublishVersionCommand,
  UpdateFunctionUrlConfigCommand,
} from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, REGION, type TestAccount } from '../test-account'
import { openTestEngine } from '../../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
let arn: string
const FunctionName = 'app'
beforeEach(async () => {
  account = openAccount(engine)
  arn = `arn:aws:lambda:${REGION}:${account.id}:function:app`
  await account.createActive(FunctionName)
  await account.lambda.send(new PublishVersionCommand({ FunctionName }))
  await account.lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }))
})

const create = (input: Partial<CreateFunctionUrlConfigCommandInput> = {}) =>
  account.lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE', ...input }))
const read = (Qualifier?: string) => account.lambda.send(new GetFunctionUrlConfigCommand({ FunctionName, Qualifier }))

test('a function URL has the form of AWS, and its settings are kept', async () => {
  const Cors = { AllowOrigins: ['https://example.com'], MaxAge: 60 }
  const { FunctionUrl, CreationTime, ...rest } = await create({ Cors, InvokeMode: 'RESPONSE_STREAM' })
  expect(FunctionUrl).toMatch(/^https:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.on\.aws\/$/)
  expect(CreationTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  expect(rest).toMatchObject({
    $metadata: { httpStatusCode: 201 },
    FunctionArn: arn,
    AuthType: 'NONE',
    Cors,
    InvokeMode: 'RESPONSE_STREAM',
  })
  account.advance(1_000)
  await account.lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName, AuthType: 'AWS_IAM' }))
  const after = await read()
  expect(after).toMatchObject({ FunctionUrl, CreationTime, AuthType: 'AWS_IAM', Cors, InvokeMode: 'RESPONSE_STREAM' })
  expect(after.LastModifiedTime).not.toBe(CreationTime)
})

test('Create answers an InvokeMode only when one was sent; reads always do', async () => {
  expect((await create()).InvokeMode).toBeUndefined()
  expect((await read()).InvokeMode).toBe('BUFFERED')
})

test('the function and its aliases have one each, and lists come in pages', async () => {
  await create()
  await create({ Qualifier: 'live' })
  await expect(create()).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: `Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
  })
  const list = (Marker?: string) =>
    account.lambda.send(new ListFunctionUrlConfigsCommand({ FunctionName, MaxItems: 1, Marker }))
  const first = await list()
  const second = await list(first.NextMarker)
  expect([first, second].map((page) => page.FunctionUrlConfigs?.map((one) => one.FunctionArn))).toEqual([
    [arn],
    [`${arn}:live`],
  ])
  expect(second.NextMarker).toBeUndefined()
  await account.lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName }))
  await expect(read()).rejects.toThrow('The resource you requested does not exist.')
  expect((await read('live')).FunctionArn).toBe(`${arn}:live`)
})

test('what AWS refuses', async () => {
  await expect(create({ FunctionName: 'gone' })).rejects.toThrow('Function does not exist')
  await expect(create({ Qualifier: 'gone' })).rejects.toThrow('Function does not exist')
  await expect(create({ Qualifier: '1' })).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(read()).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } })
})
