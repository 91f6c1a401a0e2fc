import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogStreamCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { expect, test } from 'vitest'
import { newAccount, openTestEngine } from '../testing'
import { appendLogEvents } from './append'
import { dropOldest } from './cap'

const DAY = 86_400_000

const engine = await openTestEngine()

async function setUp(...streams: string[]) {
  const account = newAccount()
  const logs = engine.logs(account)
  const logGroupName = 'app'
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  for (const logStreamName of streams) await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }))
  const now = Date.now()
  return {
    account,
    logs,
    now,
    put: (logStreamName: string, ...events: [at: number, message: string][]) =>
      logs.send(
        new PutLogEventsCommand({
          logGroupName,
          logStreamName,
          logEvents: events.map(([at, message]) => ({ timestamp: now + at, message })),
        }),
      ),
    get: (input: object, logStreamName = 's') =>
      logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, ...input })),
    filter: async (input: object) => {
      const page = await logs.send(new FilterLogEventsCommand({ logGroupName, ...input }))
      return { ...page, messages: page.events?.map(({ message }) => message) }
    },
  }
}
const messages = ({ events = [] }: { events?: { message?: string | undefined }[] | undefined }) =>
  events.map(({ message }) => message)
const refused = (name: string, message: string) => expect.objectContaining({ name, message })

test('events come back in the order of their time, from the tail or from the head', async () => {
  const { put, get, now } = await setUp('s')
  await put('s', [0, 'one'], [2, 'three'])
  await put('s', [1, 'two'], [3, 'four'])
  expect(messages(await get({}))).toEqual(['one', 'two', 'three', 'four'])
  expect(messages(await get({ limit: 2 }))).toEqual(['three', 'four'])
  expect(messages(await get({ limit: 2, startFromHead: true }))).toEqual(['one', 'two'])
  expect(messages(await get({ startTime: now + 1, endTime: now + 3 }))).toEqual(['two', 'three'])
  const { events } = await get({ limit: 1 })
  expect(events).toEqual([{ timestamp: now + 3, message: 'four', ingestionTime: expect.any(Number) }])
})

test('pages go forward and backward, and a token that comes back is the end', async () => {
  const { put, get } = await setUp('s')
  await put('s', [0, '1'], [1, '2'], [2, '3'], [3, '4'], [4, '5'])
  const head = await get({ startFromHead: true, limit: 2 })
  const next = await get({ nextToken: head.nextForwardToken, limit: 2 })
  expect(messages(next)).toEqual(['3', '4'])
  const last = await get({ nextToken: next.nextForwardToken, limit: 2 })
  expect(messages(last)).toEqual(['5'])
  const end = await get({ nextToken: last.nextForwardToken, limit: 2 })
  expect(end).toMatchObject({ events: [], nextForwardToken: last.nextForwardToken })
  expect(messages(await get({ nextToken: end.nextBackwardToken, limit: 2 }))).toEqual(['4', '5'])
  expect(messages(await get({ nextToken: next.nextBackwardToken }))).toEqual(['1', '2'])
  const start = await get({ nextToken: head.nextBackwardToken })
  expect(start).toMatchObject({ events: [], nextBackwardToken: head.nextBackwardToken })
  expect(messages(await get({ nextToken: start.nextForwardToken, limit: 1 }))).toEqual(['1'])
  await put('s', [5, '6'])
  expect(messages(await get({ nextToken: end.nextForwardToken }))).toEqual(['6'])
  await expect(get({ nextToken: 'invalid-token' })).rejects.toEqual(
    refused('InvalidParameterException', 'The specified nextToken is invalid.'),
  )
})

test('what PutLogEvents refuses, and what it answers for events out of its range', async () => {
  const { put, get } = await setUp('s')
  await expect(put('invalid-stream', [0, 'test'])).rejects.toEqual(
    refused('ResourceNotFoundException', 'The specified log stream does not exist.'),
  )
  await expect(put('s', [5, 'a'], [0, 'b'])).rejects.toEqual(
    refused('InvalidParameterException', 'Log events in a single PutLogEvents request must be in chronological order.'),
  )
  await expect(put('s', [-DAY - 1, 'a'], [0, 'b'])).rejects.toThrow('cannot span more than 24 hours')
  await expect(put('s', [0, 'x'.repeat(1_048_576)])).rejects.toThrow('exceeds limit of 1048576')
  const old = await put('s', [-15 * DAY, 'old'])
  expect(old.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 })
  const mixed = await put('s', [0, 'now'], [3 * 3_600_000, 'future'])
  expect(mixed).toMatchObject({
    nextSequenceToken: expect.any(String),
    rejectedLogEventsInfo: { tooNewLogEventStartIndex: 1 },
  })
  expect(messages(await get({}))).toEqual(['now'])
  await expect(get({ limit: 10_001 })).rejects.toEqual(
    refused(
      'InvalidParameterException',
      "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
    ),
  )
  await expect(get({}, 'none')).rejects.toThrow('The specified log stream does not exist.')
})

test('events of many streams are filtered together, page by page', async () => {
  const { put, filter, now } = await setUp('s1', 's2', 'other')
  await put('s1', [0, 'start'], [2, 'ERROR one'])
  await put('s2', [1, 'ERROR two'], [3, 'done'])
  await put('other', [1, 'ERROR three'])
  expect(await filter({ filterPattern: 'ERROR', logStreamNamePrefix: 's' })).toMatchObject({
    messages: ['ERROR two', 'ERROR one'],
    events: [{ logStreamName: 's2', eventId: expect.stringMatching(/^\d{56}$/), timestamp: now + 1 }, {}],
    searchedLogStreams: [],
  })
  expect((await filter({ logStreamNames: ['s2', 'other'] })).messages).toHaveLength(3)
  expect((await filter({ startTime: now + 1, endTime: now + 2 })).messages).toHaveLength(3)
  const page = await filter({ limit: 3 })
  const rest = await filter({ limit: 3, nextToken: page.nextToken })
  expect([...(page.messages ?? []), ...(rest.messages ?? [])]).toHaveLength(5)
  expect(rest.nextToken).toBeUndefined()
  await expect(filter({ nextToken: 'invalid-token' })).rejects.toThrow('The specified nextToken is invalid.')
  await expect(filter({ limit: 10_001 })).rejects.toThrow("Value '10001' at 'limit'")
})

test('a page holds at most a megabyte of events', async () => {
  const { put, get } = await setUp('s')
  for (let i = 0; i < 3; i++) await put('s', [i, `${i}`.repeat(400_000)])
  const page = await get({ startFromHead: true })
  expect(page.events).toHaveLength(2)
  expect((await get({ nextToken: page.nextForwardToken })).events).toHaveLength(1)
})

test('retention hides what is older, and the events of a deleted stream are gone', async () => {
  const { put, get, logs } = await setUp('s')
  await put('s', [-2 * DAY, 'old'])
  await put('s', [0, 'new'])
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: 'app', retentionInDays: 1 }))
  expect(messages(await get({}))).toEqual(['new'])
  const late = await put('s', [-2 * DAY, 'late'])
  expect(late.rejectedLogEventsInfo).toEqual({ expiredLogEventEndIndex: 1 })
  const stream = { logGroupName: 'app', logStreamName: 's' }
  await logs.send(new DeleteLogStreamCommand(stream))
  await logs.send(new CreateLogStreamCommand(stream))
  expect(messages(await get({}))).toEqual([])
})

test('an invocation creates group and stream, and over the cap the oldest events go first', async () => {
  const { account, get } = await setUp()
  const inWorld = (work: Parameters<typeof engine.engine.run>[1]) =>
    engine.engine.run({ account, region: 'us-east-1', origin: '' }, work)
  const append = (stream: string, message: string) =>
    inWorld(({ world, now }) =>
      appendLogEvents(world, { group: 'app', stream, now, events: [{ timestamp: now, message }] }),
    )
  append('old', 'x'.repeat(100))
  append('s', 'y'.repeat(100))
  append('s', 'z'.repeat(100))
  inWorld(({ world }) => dropOldest(world, 300))
  expect(messages(await get({}, 'old'))).toEqual([])
  expect(messages(await get({}))).toEqual(['y'.repeat(100), 'z'.repeat(100)])
  inWorld(({ world }) => {
    expect(world.get('logStream', 'app:old')?.bytes).toBe(0)
    expect(world.get('logUsage', 'all')).toEqual({ bytes: 252 })
    expect(world.count('logOrder')).toBe(2)
    dropOldest(world, 0)
    expect(world.count('logChunk')).toBe(1)
  })
})
