import {
  CreateAliasCommand,
  DeleteFunctionConcurrencyCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAccountSettingsCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  ListProvisionedConcurrencyConfigsCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, READY_MS, REGION, type TestAccount } from '../test-account'
import { openTestEngine } from '../../testing'

/** At the speed of the tests, five times as long as at a realistic one. */
const ALLOCATED_MS = 300_000

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
const FunctionName = 'app'
beforeEach(async () => {
  account = openAccount(engine)
  await account.createActive(FunctionName)
})

const reserve = (ReservedConcurrentExecutions: number, name = FunctionName) =>
  account.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions }))
const reserved = async () =>
  (await account.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }))).ReservedConcurrentExecutions
const provision = (Qualifier: string, ProvisionedConcurrentExecutions: number) =>
  account.lambda.send(
    new PutProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier, ProvisionedConcurrentExecutions }),
  )
const provisioned = (Qualifier: string) =>
  account.lambda.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }))
const unreserved = async () =>
  (await account.lambda.send(new GetAccountSettingsCommand({}))).AccountLimit?.UnreservedConcurrentExecutions
const publish = async () => {
  await account.lambda.send(new PublishVersionCommand({ FunctionName }))
}
const live = (FunctionVersion: string) => ({ FunctionName, Name: 'live', FunctionVersion })

test('concurrency is reserved, shown and given back', async () => {
  expect(await reserved()).toBeUndefined()
  await reserve(0)
  expect(await reserved()).toBe(0)
  await reserve(250)
  const { Concurrency } = await account.lambda.send(new GetFunctionCommand({ FunctionName }))
  expect(Concurrency).toEqual({ ReservedConcurrentExecutions: 250 })
  expect(await unreserved()).toBe(750)
  await account.lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }))
  expect(await reserved()).toBeUndefined()
  expect(await unreserved()).toBe(1000)
})

test('100 stay for functions without a reservation', async () => {
  await account.create('other')
  await reserve(800, 'other')
  const text =
    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution " +
    'below its minimum value of [100].'
  await expect(reserve(101)).rejects.toMatchObject({ name: 'InvalidParameterValueException', message: text })
  await reserve(100)
  await reserve(90)
})

test('versions and aliases have no reservation, and neither has a function that is not there', async () => {
  await expect(reserve(1, 'app:$LATEST')).rejects.toThrow(/^This operation is permitted on Lambda functions only\./)
  const arn = `arn:aws:lambda:${REGION}:${account.id}:function:gone`
  await expect(reserve(1, 'gone')).rejects.toThrow(`Function not found: ${arn}:$LATEST`)
})

test('provisioned concurrency is in progress, then ready', async () => {
  await publish()
  expect(await provision('1', 5)).toMatchObject({
    $metadata: { httpStatusCode: 202 },
    RequestedProvisionedConcurrentExecutions: 5,
    AvailableProvisionedConcurrentExecutions: 0,
    AllocatedProvisionedConcurrentExecutions: 0,
    Status: 'IN_PROGRESS',
    LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
  })
  expect(await provisioned('1')).toMatchObject({ Status: 'IN_PROGRESS' })
  account.advance(ALLOCATED_MS)
  expect(await provisioned('1')).toMatchObject({ Status: 'READY', AvailableProvisionedConcurrentExecutions: 5 })
  expect(await unreserved()).toBe(995)
  await account.lambda.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: '1' }))
  await expect(provisioned('1')).rejects.toMatchObject({
    name: 'ProvisionedConcurrencyConfigNotFoundException',
    $metadata: { httpStatusCode: 404 },
  })
})

test('it follows its alias, and what is ready stays so on the way', async () => {
  await publish()
  await account.lambda.send(new CreateAliasCommand(live('1')))
  await provision('live', 2)
  account.advance(ALLOCATED_MS)
  await account.updateConfiguration(FunctionName, { Timeout: 9 })
  account.advance(READY_MS)
  await publish()
  await account.lambda.send(new UpdateAliasCommand(live('2')))
  expect(await provisioned('live')).toMatchObject({
    Status: 'IN_PROGRESS',
    AllocatedProvisionedConcurrentExecutions: 2,
  })
})

test('a version has it of its own or through an alias, and $LATEST has none', async () => {
  await publish()
  await account.lambda.send(new CreateAliasCommand(live('1')))
  await provision('live', 1)
  await expect(provision('1', 1)).rejects.toThrow('Version is pointed by a Provisioned Concurrency alias')
  await account.lambda.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: 'live' }))
  await provision('1', 1)
  await expect(provision('live', 1)).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
  })
  await expect(provision('$LATEST', 1)).rejects.toThrow('cannot be applied to unpublished function versions')
  await expect(provision('1', 0)).rejects.toMatchObject({ name: 'ValidationException' })
})

test('it stays within the reservation, else within the account', async () => {
  await publish()
  await expect(provision('1', 1001)).rejects.toThrow("greater than account's unreserved concurrency [1000]")
  await expect(provision('1', 901)).rejects.toThrow('below its minimum value of [100]')
  await provision('1', 2)
  await expect(reserve(1)).rejects.toThrow(
    " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2].",
  )
  await reserve(2)
  await expect(provision('1', 3)).rejects.toThrow('should not be greater than the reservedConcurrentExecution')
})

test('lists come in pages', async () => {
  await publish()
  await account.updateConfiguration(FunctionName, { Timeout: 9 })
  account.advance(READY_MS)
  await publish()
  await provision('1', 1)
  await provision('2', 2)
  const list = (Marker?: string) =>
    account.lambda.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName, MaxItems: 1, Marker }))
  const first = await list()
  const second = await list(first.NextMarker)
  const pages = [first, second].map(({ ProvisionedConcurrencyConfigs = [] }) =>
    ProvisionedConcurrencyConfigs.map((one) => one.FunctionArn?.split(':').at(-1)),
  )
  expect(pages).toEqual([['1'], ['2']])
  expect(second.NextMarker).toBeUndefined()
})
