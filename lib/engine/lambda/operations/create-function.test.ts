import {
  CreateFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, READY_MS, type TestAccount } from '../test-account'
import { openTestEngine } from '../../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(() => void (account = openAccount(engine)))

test('a function of an image is Pending, then Active and Successful under a new RevisionId', async () => {
  const { lambda, image, role, advance } = account
  const { uri, digest } = image('app', 'latest')
  const created = await lambda.send(
    new CreateFunctionCommand({ FunctionName: 'f', Role: role, PackageType: 'Image', Code: { ImageUri: uri } }),
  )
  expect(created).toMatchObject({
    State: 'Pending',
    StateReasonCode: 'Creating',
    CodeSize: 0,
    CodeSha256: digest.slice('sha256:'.length),
    Timeout: 3,
    MemorySize: 128,
    Architectures: ['x86_64'],
    LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/f' },
  })
  for (const absent of ['LastUpdateStatus', 'Handler', 'Runtime', 'Environment', 'ImageConfigResponse'])
    expect(created).not.toHaveProperty(absent)
  expect(created.LastModified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/)

  advance(20_000)
  const pending = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'f' }))
  expect(pending.State).toBe('Pending')
  expect(pending.RevisionId).toBe(created.RevisionId)
  advance(10_000)
  const active = await lambda.send(new GetFunctionCommand({ FunctionName: 'f' }))
  expect(active.Configuration).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
  expect(active.Configuration?.RevisionId).not.toBe(created.RevisionId)
  expect(active.Code).toEqual({
    RepositoryType: 'ECR',
    ImageUri: uri,
    ResolvedImageUri: `${uri.replace(/:latest$/, '')}@${digest}`,
  })
})

test('Publish gives version 1 beside $LATEST, under the unqualified ARN', async () => {
  const created = await account.create('f', { Publish: true })
  expect(created.Version).toBe('1')
  expect(created.FunctionArn).toMatch(/:function:f$/)
  const { Versions } = await account.lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'f' }))
  expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1'])
})

test('a slow tag and a large image take longer', async () => {
  const { image, create, advance, state } = account
  await create('slow', {}, image('app', 'slow-90s').uri)
  await create('large', {}, image('large', 'latest', { compressed: 2.6e9 }).uri)
  advance(200_000)
  expect(await state('large')).toBe('Pending')
  advance(25_000)
  expect(await state('large')).toBe('Active')
  expect(await state('slow')).toBe('Pending')
  advance(225_000)
  expect(await state('slow')).toBe('Active')
})

test.each([
  ['a lost config', { lostConfig: true }, 'media type for the source image %s is not supported'],
  [
    'more than 10 GiB unpacked',
    { unpacked: 11.9e9 },
    'SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit',
  ],
  [
    'a zstd layer',
    { layerType: 'application/vnd.oci.image.layer.v1.tar+zstd' },
    'ImageLayerFailure: UnsupportedImageLayerDetected - Layer Digest sha256:',
  ],
])('an image with %s is taken, and the creation ends Failed', async (_, image, reason) => {
  await account.create('f', {}, account.image('app', 'latest', image).uri)
  account.advance(READY_MS)
  const failed = await account.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'f' }))
  expect(failed).toMatchObject({ State: 'Failed', StateReasonCode: 'InvalidImage' })
  expect(failed.StateReason).toContain(reason)
  await expect(account.updateConfiguration('f', { Timeout: 5 })).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: expect.stringContaining("is currently in the following state: 'Failed'. StateReasonCode: 'InvalidImage'"),
  })
})

test.each([
  ['err-500', 'ServiceException', 500],
  ['err-429', 'TooManyRequestsException', 429],
  ['err-conflict', 'ResourceConflictException', 409],
])('the name %s gives that error', async (name, code, status) => {
  await expect(account.create(name)).rejects.toMatchObject({ name: code, $metadata: { httpStatusCode: status } })
})

test('a name is taken once; wrong combinations are refused in the words of AWS', async () => {
  const { create, image, lambda, role } = account
  await create('f')
  await expect(create('f')).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: 'Function already exist: f',
  })
  await expect(create('g', { Handler: 'x', Runtime: 'nodejs22.x' })).rejects.toThrow(
    "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.",
  )
  const { uri } = image('app', 'latest')
  await expect(
    lambda.send(new CreateFunctionCommand({ FunctionName: 'g', Role: role, Code: { ImageUri: uri } })),
  ).rejects.toThrow('Runtime and Handler are mandatory parameters for functions created with deployment packages.')
  const long = 'a'.repeat(65)
  await expect(create(`${account.id}:function:${long}`)).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringContaining(`Value '${long}' at 'functionName' failed to satisfy constraint`),
  })
  await expect(create('g', { MemorySize: 10_241 })).rejects.toThrow(
    "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
  )
  await expect(create('g', { Timeout: 901 })).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
  })
})
