import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  ListLogGroupsCommand,
  ListTagsForResourceCommand,
  ListTagsLogGroupCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  TagLogGroupCommand,
  TagResourceCommand,
  UntagLogGroupCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { expect, test } from 'vitest'
import { newAccount, openTestEngine } from '../testing'

const engine = await openTestEngine()

const setUp = () => {
  const account = newAccount()
  const arn = (name: string) => `arn:aws:logs:us-east-1:${account}:log-group:${name}`
  return { logs: engine.logs(account), arn }
}
const refused = (name: string, message: string) => expect.objectContaining({ name, message })

test('groups are created once, described with what AWS answers, and deleted', async () => {
  const { logs, arn } = setUp()
  const kmsKeyId = 'arn:aws:kms:us-east-1:123456789012:key/1'
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'app', kmsKeyId }))
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: 'app' }))).rejects.toEqual(
    refused('ResourceAlreadyExistsException', 'The specified log group already exists'),
  )
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: 'app' }))
  expect(logGroups).toEqual([
    {
      arn: `${arn('app')}:*`,
      creationTime: expect.any(Number),
      deletionProtectionEnabled: false,
      kmsKeyId,
      logGroupArn: arn('app'),
      logGroupClass: 'STANDARD',
      logGroupName: 'app',
      metricFilterCount: 0,
      storedBytes: 0,
    },
  ])
  await logs.send(new DeleteLogGroupCommand({ logGroupName: 'app' }))
  await expect(logs.send(new DeleteLogGroupCommand({ logGroupName: 'app' }))).rejects.toEqual(
    refused('ResourceNotFoundException', 'The specified log group does not exist.'),
  )
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: 'a'.repeat(513) }))).rejects.toEqual(
    refused(
      'InvalidParameterException',
      'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
    ),
  )
})

test('groups are found by prefix, by pattern and page by page', async () => {
  const { logs } = setUp()
  for (const logGroupName of ['/aws/lambda/b', '/aws/lambda/a', '/ecs/b', '/aws/lambda/c'])
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
  const found = async (input: object) => {
    const { logGroups = [], nextToken } = await logs.send(new DescribeLogGroupsCommand(input))
    return { names: logGroups.map(({ logGroupName }) => logGroupName), nextToken, first: logGroups[0] }
  }
  expect((await found({ logGroupNamePattern: '/b' })).names).toEqual(['/aws/lambda/b', '/ecs/b'])
  expect((await found({ logGroupNamePattern: '/b' })).first).not.toHaveProperty('storedBytes')
  const page = await found({ logGroupNamePrefix: '/aws', limit: 2 })
  expect(page.names).toEqual(['/aws/lambda/a', '/aws/lambda/b'])
  const last = await found({ logGroupNamePrefix: '/aws', limit: 2, nextToken: page.nextToken })
  expect(last).toMatchObject({ names: ['/aws/lambda/c'], nextToken: undefined })
  await expect(found({ nextToken: 'x' })).rejects.toEqual(
    refused('InvalidParameterException', 'The specified nextToken is invalid.'),
  )
  await expect(found({ logGroupNamePattern: 'x', logGroupNamePrefix: 'x' })).rejects.toEqual(
    refused(
      'InvalidParameterException',
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    ),
  )
  expect(await logs.send(new ListLogGroupsCommand({ logGroupNamePattern: 'none' }))).toMatchObject({ logGroups: [] })
  const listed = await logs.send(new ListLogGroupsCommand({ logGroupNamePattern: '^/ecs|da/c' }))
  expect(listed.logGroups?.map(({ logGroupName }) => logGroupName)).toEqual(['/aws/lambda/c', '/ecs/b'])
})

test('streams are described by name or by their last event, by group name or ARN', async () => {
  const { logs, arn } = setUp()
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'app' }))
  for (const logStreamName of ['a', 'b', 'b2'])
    await logs.send(new CreateLogStreamCommand({ logGroupName: 'app', logStreamName }))
  await expect(logs.send(new CreateLogStreamCommand({ logGroupName: 'app', logStreamName: 'a' }))).rejects.toEqual(
    refused('ResourceAlreadyExistsException', 'The specified log stream already exists'),
  )
  const found = async (input: object) => {
    const { logStreams = [], nextToken } = await logs.send(new DescribeLogStreamsCommand(input))
    return { names: logStreams.map(({ logStreamName }) => logStreamName), nextToken, first: logStreams[0] }
  }
  expect(await found({ logGroupIdentifier: arn('app') })).toMatchObject({
    names: ['a', 'b', 'b2'],
    first: { arn: `${arn('app')}:log-stream:a`, creationTime: expect.any(Number), logStreamName: 'a', storedBytes: 0 },
  })
  expect((await found({ logGroupIdentifier: 'app', logStreamNamePrefix: 'b' })).names).toEqual(['b', 'b2'])
  await expect(found({ logGroupName: 'app', logGroupIdentifier: 'app' })).rejects.toEqual(
    refused('ValidationException', 'LogGroup name and LogGroup ARN are mutually exclusive parameters.'),
  )
  const now = Date.now()
  const event = (timestamp: number) => [{ timestamp, message: 'm' }]
  await logs.send(new PutLogEventsCommand({ logGroupName: 'app', logStreamName: 'b', logEvents: event(now) }))
  await logs.send(new PutLogEventsCommand({ logGroupName: 'app', logStreamName: 'a', logEvents: event(now - 5) }))
  const newest = { logGroupName: 'app', orderBy: 'LastEventTime', descending: true, limit: 2 }
  const page = await found(newest)
  expect(page.names).toEqual(['b', 'a'])
  expect(page.first).toMatchObject({ firstEventTimestamp: now, lastEventTimestamp: now })
  expect((await found({ ...newest, nextToken: page.nextToken })).names).toEqual(['b2'])
  await logs.send(new DeleteLogStreamCommand({ logGroupName: 'app', logStreamName: 'a' }))
  expect((await found({ logGroupName: 'app' })).names).toEqual(['b', 'b2'])
  await expect(logs.send(new DeleteLogStreamCommand({ logGroupName: 'app', logStreamName: 'a' }))).rejects.toEqual(
    refused('ResourceNotFoundException', 'The specified log stream does not exist.'),
  )
})

test('tags, through the old operations and the new ones', async () => {
  const { logs, arn } = setUp()
  const logGroupName = 'app'
  const resourceArn = arn('app')
  const tags = async () => {
    const old = await logs.send(new ListTagsLogGroupCommand({ logGroupName }))
    expect((await logs.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual(old.tags)
    return old.tags
  }
  await logs.send(new CreateLogGroupCommand({ logGroupName, tags: { env: 'testing1' } }))
  await logs.send(new TagResourceCommand({ resourceArn, tags: { test1: 'val1', test2: 'val2' } }))
  await logs.send(new TagLogGroupCommand({ logGroupName, tags: { test3: 'val3' } }))
  expect(await tags()).toEqual({ env: 'testing1', test1: 'val1', test2: 'val2', test3: 'val3' })
  await logs.send(new UntagLogGroupCommand({ logGroupName, tags: ['test3'] }))
  await logs.send(new UntagResourceCommand({ resourceArn: `${resourceArn}:*`, tagKeys: ['env', 'test1'] }))
  expect(await tags()).toEqual({ test2: 'val2' })
})

test('a retention that CloudWatch knows is kept, another refused', async () => {
  const { logs } = setUp()
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'app' }))
  const retention = async () =>
    (await logs.send(new DescribeLogGroupsCommand({}))).logGroups?.map(({ retentionInDays }) => retentionInDays)
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: 'app', retentionInDays: 7 }))
  expect(await retention()).toEqual([7])
  await expect(logs.send(new PutRetentionPolicyCommand({ logGroupName: 'app', retentionInDays: 2 }))).rejects.toThrow(
    "Value '2' at 'retentionInDays' failed to satisfy constraint",
  )
  await logs.send(new DeleteRetentionPolicyCommand({ logGroupName: 'app' }))
  expect(await retention()).toEqual([undefined])
})
