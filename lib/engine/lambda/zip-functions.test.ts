import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DeleteFunctionCommand,
  GetAccountSettingsCommand,
  GetFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, READY_MS, type TestAccount } from './test-account'
import { openTestEngine } from '../testing'

const zip = (content: string) => Buffer.from(`PK\u0003\u0004${content}`)
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(() => void (account = openAccount(engine)))

const create = (input: Partial<CreateFunctionCommandInput> = {}) =>
  account.lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'f',
      Role: account.role,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: zip('one') },
      ...input,
    }),
  )

test('a package is created, read, updated and published', async () => {
  const created = await create()
  expect(created).toMatchObject({
    PackageType: 'Zip',
    CodeSha256: sha256(zip('one')),
    CodeSize: zip('one').length,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    RuntimeVersionConfig: {
      RuntimeVersionArn: expect.stringMatching(/^arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}$/),
    },
  })
  account.advance(READY_MS)
  await account.lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: 'f', Handler: 'other.handler', Runtime: 'python3.13' }),
  )
  account.advance(READY_MS)
  await account.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile: zip('second') }))
  account.advance(READY_MS)
  const { Configuration, Code } = await account.lambda.send(new GetFunctionCommand({ FunctionName: 'f' }))
  expect(Configuration).toMatchObject({
    Handler: 'other.handler',
    Runtime: 'python3.13',
    CodeSha256: sha256(zip('second')),
  })
  expect(Code?.RepositoryType).toBe('S3')
  const download = await fetch(Code?.Location ?? '')
  expect(Buffer.from(await download.arrayBuffer())).toEqual(zip('second'))
  await account.lambda.send(new PublishVersionCommand({ FunctionName: 'f' }))
  const usage = async () => (await account.lambda.send(new GetAccountSettingsCommand({}))).AccountUsage
  expect(await usage()).toEqual({ FunctionCount: 1, TotalCodeSize: 2 * zip('second').length })
  await account.lambda.send(new DeleteFunctionCommand({ FunctionName: 'f', Qualifier: '1' }))
  expect(await usage()).toEqual({ FunctionCount: 1, TotalCodeSize: zip('second').length })
  await account.lambda.send(new DeleteFunctionCommand({ FunctionName: 'f' }))
  expect(await usage()).toEqual({ FunctionCount: 0, TotalCodeSize: 0 })
})

test.each<[Partial<CreateFunctionCommandInput>, string]>([
  [
    { Code: { ZipFile: Buffer.from('no zip') } },
    'Could not unzip uploaded file. Please check your file, then try to upload again.',
  ],
  [{ Code: { S3Bucket: 'bucket', S3Key: 'key' } }, 'S3 Error Code: NoSuchBucket.'],
  [
    { Runtime: undefined },
    'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
  ],
  [
    { ImageConfig: { Command: ['x'] } },
    "Please don't provide ImageConfig when the intended function PackageType is Zip.",
  ],
])('%o is refused', async (input, message) => {
  await expect(create(input)).rejects.toThrow(message)
})

test('an image cannot take the place of a package', async () => {
  await create()
  account.advance(READY_MS)
  await expect(account.updateCode('f', account.image('app', 'latest').uri)).rejects.toThrow(
    "Please don't provide ImageUri when updating a function with packageType Zip.",
  )
})
