import { GetAccountSettingsCommand, ListFunctionsCommand, paginateListFunctions } from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, type TestAccount } from '../test-account'
import { openTestEngine } from '../../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(() => void (account = openAccount(engine)))

test('fifty a page whatever MaxItems says, each function once, without its state', async () => {
  const { uri } = account.image('app', 'latest')
  const names = Array.from({ length: 120 }, (_, i) => `function-${i}`)
  await Promise.all(names.map((name) => account.create(name, {}, uri)))
  const sizes: number[] = []
  const seen: string[] = []
  for await (const { Functions = [] } of paginateListFunctions({ client: account.lambda, pageSize: 1000 }, {})) {
    sizes.push(Functions.length)
    for (const one of Functions) {
      seen.push(one.FunctionName ?? '')
      expect(one).not.toHaveProperty('State')
      expect(one).not.toHaveProperty('LastUpdateStatus')
    }
  }
  expect(sizes).toEqual([50, 50, 20])
  expect(seen.sort()).toEqual(names.sort())
  const settings = await account.lambda.send(new GetAccountSettingsCommand({}))
  expect(settings.AccountUsage).toEqual({ FunctionCount: 120, TotalCodeSize: 0 })
})

test('ALL lists every version under its qualified ARN', async () => {
  await account.create('f', { Publish: true })
  const { Functions = [] } = await account.lambda.send(new ListFunctionsCommand({ FunctionVersion: 'ALL' }))
  expect(Functions.map(({ FunctionArn }) => FunctionArn?.split(':function:')[1])).toEqual(['f:$LATEST', 'f:1'])
})

test('smaller pages, and a marker that nobody gave', async () => {
  await account.create('a')
  await account.create('b')
  const first = await account.lambda.send(new ListFunctionsCommand({ MaxItems: 1 }))
  expect(first.Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['a'])
  const next = await account.lambda.send(new ListFunctionsCommand({ Marker: first.NextMarker }))
  expect(next.Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['b'])
  expect(next).not.toHaveProperty('NextMarker')
  await expect(account.lambda.send(new ListFunctionsCommand({ Marker: 'a b' }))).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  })
})

test('another account and another Region see nothing of it', async () => {
  await account.create('f')
  const other = openAccount(engine)
  expect((await other.lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([])
  const elsewhere = account.clientIn('eu-west-1')
  expect((await elsewhere.send(new ListFunctionsCommand({}))).Functions).toEqual([])
})
