import {
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  ListFunctionEventInvokeConfigsCommand,
  PublishVersionCommand,
  PutFunctionEventInvokeConfigCommand,
  type PutFunctionEventInvokeConfigCommandInput,
  UpdateFunctionEventInvokeConfigCommand,
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
  arn = `arn:aws:lambda:${REGION}:${account.id}:function:`
  await account.createActive(FunctionName)
})

type Input = Partial<PutFunctionEventInvokeConfigCommandInput>
const put = (input: Input) => account.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, ...input }))
const update = (input: Input) =>
  account.lambda.send(new UpdateFunctionEventInvokeConfigCommand({ FunctionName, ...input }))
const queue = { Destination: 'arn:aws:sqs:us-east-1:123456789012:failed' }
const none = { OnSuccess: {}, OnFailure: {} }

test('Put replaces as a whole, Update by member', async () => {
  await put({ MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: queue } })
  expect(await put({ MaximumRetryAttempts: 0 })).toMatchObject({
    FunctionArn: `${arn}app:$LATEST`,
    MaximumRetryAttempts: 0,
    DestinationConfig: none,
    LastModified: expect.any(Date),
  })
  await update({ MaximumEventAgeInSeconds: 60, DestinationConfig: { OnFailure: queue } })
  const updated = await update({ DestinationConfig: { OnSuccess: queue } })
  expect(updated).toMatchObject({
    MaximumRetryAttempts: 0,
    MaximumEventAgeInSeconds: 60,
    DestinationConfig: { OnSuccess: queue, OnFailure: queue },
  })
  const read = await account.lambda.send(
    new GetFunctionEventInvokeConfigCommand({ FunctionName, Qualifier: '$LATEST' }),
  )
  expect(read).toMatchObject({ MaximumEventAgeInSeconds: 60 })
})

test('each version has its own, until it is deleted', async () => {
  await account.lambda.send(new PublishVersionCommand({ FunctionName }))
  await put({ MaximumRetryAttempts: 1 })
  await put({ MaximumRetryAttempts: 0, Qualifier: '1' })
  const list = async () => {
    const { FunctionEventInvokeConfigs = [] } = await account.lambda.send(
      new ListFunctionEventInvokeConfigsCommand({ FunctionName }),
    )
    return FunctionEventInvokeConfigs.map((one) => [one.FunctionArn, one.MaximumRetryAttempts])
  }
  expect(await list()).toEqual([
    [`${arn}app:$LATEST`, 1],
    [`${arn}app:1`, 0],
  ])
  const deletion = () =>
    account.lambda.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName, Qualifier: '1' }))
  await deletion()
  expect(await list()).toHaveLength(1)
  await expect(deletion()).rejects.toThrow(`The function ${arn}app:1 doesn't have an EventInvokeConfig`)
})

test('what AWS refuses', async () => {
  const to = (Destination: string) => put({ DestinationConfig: { OnSuccess: { Destination } } })
  await expect(put({})).rejects.toThrow('You must specify at least one of error handling or destination setting.')
  await expect(put({ FunctionName: 'gone', MaximumRetryAttempts: 1 })).rejects.toThrow("The function doesn't exist.")
  await expect(put({ Qualifier: 'gone', MaximumRetryAttempts: 1 })).rejects.toMatchObject({
    $metadata: { httpStatusCode: 404 },
  })
  await expect(to(`${arn}gone`)).rejects.toThrow(`The destination ARN ${arn}gone is invalid.`)
  await expect(to(`${arn}app`)).rejects.toThrow("You can't specify the function as a destination for itself.")
  await expect(to('arn:aws:iam::123456789012:role/x')).rejects.toThrow(
    'The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:iam::123456789012:role/x), onFailure=null) is invalid.',
  )
  await expect(update({ MaximumRetryAttempts: 1 })).rejects.toThrow(
    `The function ${arn}app:$LATEST doesn't have an EventInvokeConfig`,
  )
  await expect(put({ MaximumRetryAttempts: 3 })).rejects.toMatchObject({ name: 'ValidationException' })
})
