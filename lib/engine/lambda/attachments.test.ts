import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionCommand,
  GetAccountSettingsCommand,
  GetFunctionCommand,
  GetFunctionEventInvokeConfigCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  ListProvisionedConcurrencyConfigsCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  PutProvisionedConcurrencyConfigCommand,
} from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, type TestAccount } from './test-account'
import { openTestEngine } from '../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
const FunctionName = 'app'

/** A function with everything that can hang on it, on itself, its version and its alias; and one beside it. */
beforeEach(async () => {
  account = openAccount(engine)
  const { lambda } = account
  for (const name of ['app', 'app-2']) {
    await account.createActive(name)
    await lambda.send(new PublishVersionCommand({ FunctionName: name }))
    await lambda.send(new CreateAliasCommand({ FunctionName: name, Name: 'live', FunctionVersion: '1' }))
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: 10 }))
    for (const Qualifier of [undefined, '1', 'live']) {
      const of = { FunctionName: name, Qualifier }
      await lambda.send(new AddPermissionCommand({ ...of, StatementId: 'a', Action: 'lambda:*', Principal: '*' }))
      await lambda.send(new PutFunctionEventInvokeConfigCommand({ ...of, MaximumRetryAttempts: 0 }))
      if (Qualifier !== '1') await lambda.send(new CreateFunctionUrlConfigCommand({ ...of, AuthType: 'NONE' }))
    }
    await lambda.send(
      new PutProvisionedConcurrencyConfigCommand({
        FunctionName: name,
        Qualifier: 'live',
        ProvisionedConcurrentExecutions: 1,
      }),
    )
  }
})

const left = async (name: string) => {
  const { lambda } = account
  const found = await Promise.all(
    [undefined, '1', 'live'].flatMap((Qualifier) => {
      const of = { FunctionName: name, Qualifier }
      const reads: Promise<unknown>[] = [
        lambda.send(new GetPolicyCommand(of)),
        lambda.send(new GetFunctionEventInvokeConfigCommand(of)),
        ...(Qualifier === '1' ? [] : [lambda.send(new GetFunctionUrlConfigCommand(of))]),
      ]
      return reads.map((read) =>
        read.then(
          () => 1,
          () => 0,
        ),
      )
    }),
  )
  const { ProvisionedConcurrencyConfigs = [] } = await lambda.send(
    new ListProvisionedConcurrencyConfigsCommand({ FunctionName: name }),
  )
  const { Concurrency } = await lambda.send(new GetFunctionCommand({ FunctionName: name }))
  return found.reduce((sum: number, one) => sum + one, 0) + ProvisionedConcurrencyConfigs.length + (Concurrency ? 1 : 0)
}

test('a function takes along what hangs on it, and leaves what hangs on others', async () => {
  expect(await left('app')).toBe(10)
  await account.lambda.send(new DeleteFunctionCommand({ FunctionName }))
  await account.create(FunctionName)
  expect(await left('app')).toBe(0)
  expect(await left('app-2')).toBe(10)
  const { AccountLimit, AccountUsage } = await account.lambda.send(new GetAccountSettingsCommand({}))
  expect(AccountLimit?.UnreservedConcurrentExecutions).toBe(990)
  expect(AccountUsage).toEqual({ FunctionCount: 2, TotalCodeSize: 0 })
})

test('a version takes along what hangs on it', async () => {
  const { lambda } = account
  await account.updateConfiguration(FunctionName, { Timeout: 9 })
  account.advance(60_000)
  await lambda.send(new PublishVersionCommand({ FunctionName }))
  const of = { FunctionName, Qualifier: '2' }
  await lambda.send(new AddPermissionCommand({ ...of, StatementId: 'a', Action: 'lambda:*', Principal: '*' }))
  await lambda.send(new PutFunctionEventInvokeConfigCommand({ ...of, MaximumRetryAttempts: 0 }))
  await lambda.send(new DeleteFunctionCommand(of))
  await expect(lambda.send(new GetPolicyCommand(of))).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  await expect(lambda.send(new GetFunctionEventInvokeConfigCommand(of))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  expect(await left('app')).toBe(10)
})
