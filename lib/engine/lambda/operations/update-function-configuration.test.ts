import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, READY_MS, type TestAccount } from '../test-account'
import { openTestEngine } from '../../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(async () => {
  account = openAccount(engine)
  await account.createActive('f', {
    ImageConfig: { EntryPoint: ['sh'], Command: ['-c', 'echo'], WorkingDirectory: '/app' },
    Environment: { Variables: { FIRST: '1', SECOND: '2' } },
  })
})

async function updated(settings: Parameters<TestAccount['updateConfiguration']>[1]) {
  await account.updateConfiguration('f', settings)
  account.advance(READY_MS)
  return account.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'f' }))
}

test('ImageConfig replaces as a whole, and an empty one clears', async () => {
  const replaced = await updated({ ImageConfig: { Command: ['run'], WorkingDirectory: '/app' } })
  expect(replaced.ImageConfigResponse).toEqual({ ImageConfig: { Command: ['run'], WorkingDirectory: '/app' } })
  expect((await updated({ Description: 'kept' })).ImageConfigResponse).toEqual(replaced.ImageConfigResponse)
  expect(await updated({ ImageConfig: {} })).not.toHaveProperty('ImageConfigResponse')
})

test('Environment replaces as a whole; what is not sent stays', async () => {
  const replaced = await updated({ Environment: { Variables: { THIRD: '3' } } })
  expect(replaced.Environment).toEqual({ Variables: { THIRD: '3' } })
  const kept = await updated({ MemorySize: 512, EphemeralStorage: { Size: 1024 } })
  expect(kept).toMatchObject({
    MemorySize: 512,
    Timeout: 3,
    EphemeralStorage: { Size: 1024 },
    Environment: replaced.Environment,
  })
})

test('JSON logs have levels; going back to Text drops them', async () => {
  const json = await updated({ LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'DEBUG' } })
  expect(json.LoggingConfig).toEqual({
    LogFormat: 'JSON',
    ApplicationLogLevel: 'INFO',
    SystemLogLevel: 'DEBUG',
    LogGroup: '/aws/lambda/f',
  })
  const text = await updated({ LoggingConfig: { LogFormat: 'Text' } })
  expect(text.LoggingConfig).toEqual({ LogFormat: 'Text', LogGroup: '/aws/lambda/f' })
})

test('what images cannot have is refused', async () => {
  await expect(
    account.updateConfiguration('f', { Layers: ['arn:aws:lambda:us-east-1:123456789012:layer:a:1'] }),
  ).rejects.toThrow('Lambda layers are not supported for functions created with container images.')
  await expect(account.updateConfiguration('f', { Environment: { Variables: { AWS_REGION: 'x' } } })).rejects.toThrow(
    'Reserved keys used in this request: AWS_REGION',
  )
})

test('nothing is changed while the function is being created', async () => {
  await account.create('g')
  await expect(account.updateConfiguration('g', { Timeout: 9 })).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: expect.stringContaining("is currently in the following state: 'Pending'. StateReasonCode: 'Creating'"),
  })
})

test('Text logs take no level', async () => {
  const message =
    'LogLevel is not supported when LogFormat is set to "Text". Remove LogLevel from your request or change the LogFormat to "JSON" and try again.'
  const refused = { name: 'InvalidParameterValueException', message }
  await expect(updated({ LoggingConfig: { SystemLogLevel: 'DEBUG' } })).rejects.toMatchObject(refused)
  const LoggingConfig = { LogFormat: 'Text', ApplicationLogLevel: 'INFO' } as const
  await expect(account.create('g', { LoggingConfig })).rejects.toMatchObject(refused)
})
