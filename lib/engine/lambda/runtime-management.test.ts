import {
  CreateFunctionCommand,
  GetFunctionRecursionConfigCommand,
  GetRuntimeManagementConfigCommand,
  PutFunctionRecursionConfigCommand,
  PutRuntimeManagementConfigCommand,
  type UpdateRuntimeOn,
} from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, REGION, type TestAccount } from './test-account'
import { openTestEngine } from '../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(async () => {
  account = openAccount(engine)
  await account.createActive('app')
})

const FunctionName = 'packed'
const runtime = `arn:aws:lambda:${REGION}::runtime:${'0'.repeat(64)}`
const put = (UpdateRuntimeOn: UpdateRuntimeOn, RuntimeVersionArn?: string) =>
  account.lambda.send(new PutRuntimeManagementConfigCommand({ FunctionName, UpdateRuntimeOn, RuntimeVersionArn }))

test('when the runtime of a package is updated', async () => {
  await account.lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: account.role,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: Buffer.from('PK\u0003\u0004 package') },
    }),
  )
  const read = (Qualifier?: string) =>
    account.lambda.send(new GetRuntimeManagementConfigCommand({ FunctionName, Qualifier }))
  const FunctionArn = `arn:aws:lambda:${REGION}:${account.id}:function:${FunctionName}:$LATEST`
  const automatic = await read()
  expect(automatic).toMatchObject({ UpdateRuntimeOn: 'Auto', FunctionArn })
  expect(automatic.RuntimeVersionArn).toBeUndefined()
  await put('Manual', runtime)
  expect(await read()).toMatchObject({ UpdateRuntimeOn: 'Manual', RuntimeVersionArn: runtime })
  await expect(put('Manual')).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } })
  await expect(put('Auto', runtime)).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } })
  await expect(read('live')).rejects.toThrow(
    `The provided function name ${FunctionArn.replace('$LATEST', 'live')} is invalid. Aliases are not allowed.`,
  )
})

test('an image has its runtime itself', async () => {
  const asked = account.lambda.send(new GetRuntimeManagementConfigCommand({ FunctionName: 'app' }))
  await expect(asked).rejects.toThrow(
    "Lambda couldn't get a runtime management configuration because app is a container image function.",
  )
})

test('recursive calls end unless they are allowed', async () => {
  const read = async () =>
    (await account.lambda.send(new GetFunctionRecursionConfigCommand({ FunctionName: 'app' }))).RecursiveLoop
  expect(await read()).toBe('Terminate')
  await account.lambda.send(new PutFunctionRecursionConfigCommand({ FunctionName: 'app', RecursiveLoop: 'Allow' }))
  await account.updateConfiguration('app', { Timeout: 9 })
  expect(await read()).toBe('Allow')
})
