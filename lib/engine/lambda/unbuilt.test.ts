import { InvokeCommand, PublishVersionCommand } from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, type TestAccount } from './test-account'
import { openTestEngine } from '../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(async () => {
  account = openAccount(engine)
  await account.createActive('f')
})

const FunctionName = 'f'
const DurableConfig = { ExecutionTimeout: 60, RetentionPeriodInDays: 1 }

test.each([
  ['CreateFunction', 'DurableConfig', () => account.create('g', { DurableConfig })],
  ['UpdateFunctionConfiguration', 'DurableConfig', () => account.updateConfiguration('f', { DurableConfig })],
  [
    'UpdateFunctionCode',
    'PublishTo',
    () => account.updateCode('f', account.image('app', 'latest').uri, { PublishTo: 'LATEST_PUBLISHED' }),
  ],
  [
    'PublishVersion',
    'PublishTo',
    () => account.lambda.send(new PublishVersionCommand({ FunctionName, PublishTo: 'LATEST_PUBLISHED' })),
  ],
  ['Invoke', 'TenantId', () => account.lambda.send(new InvokeCommand({ FunctionName, TenantId: 'blue' }))],
] as const)(
  '%s refuses %s, which the engine does not build, instead of dropping it',
  async (operation, member, send) => {
    await expect(send()).rejects.toMatchObject({
      message: `The engine does not do ${member} of ${operation}.`,
      $metadata: { httpStatusCode: 501 },
    })
  },
)
