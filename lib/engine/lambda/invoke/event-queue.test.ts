import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  InvokeAsyncCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { EngineError } from '../../protocol/errors'
import type { Call, Outcome } from '../../run/invocation'
import { processDriver } from '../../run/test-driver'
import { createRunnable, invokeFunction, soon } from '../../run/test-functions'
import { startTestEngine, type TestEngine } from '../../testing'
import { startEngine } from '../../server/start'
import { EventQueue } from './event-queue'

let engine: TestEngine
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-events-'))
  engine = await startTestEngine({ driver: processDriver() })
  await createRunnable(engine, 'note')
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Where the events of all accounts lie. */
const QUEUE = { account: 'queue', region: 'events', origin: '' }
const notes = (name: string): string[] => {
  const file = join(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
const send = (name: string, event: object) =>
  invokeFunction(engine, name, event, { InvocationType: 'Event', LogType: undefined })
/** How often the function has failed on each event that is still kept. */
const failures = () =>
  engine.engine.run(QUEUE, ({ world }) => world.list('eventInvocation').map(({ value }) => value.failures))
const settled = () => soon(() => expect(failures()).toEqual([]))
const failedOnce = () => soon(() => expect(failures()).toEqual([1]))

it('answers 202 with nothing in it, and runs afterwards under the same request id', async () => {
  const answer = await send('note', { file: join(folder, 'once') })
  expect(answer).toMatchObject({ status: 202, text: '', log: '' })
  expect(answer.version).toBeUndefined()
  await soon(() => expect(notes('once')).toEqual([answer.requestId]))
  await settled()
})

it('tries a failing function twice more, with the same id', async () => {
  const { requestId } = await send('note', { file: join(folder, 'failing'), fail: true })
  await settled()
  expect(notes('failing')).toEqual([requestId, requestId, requestId])
})

it('tries as often as the function is configured to, and waits as long as AWS does', async () => {
  const FunctionName = await createRunnable(engine, 'note', { name: 'once-more' })
  await engine.lambda().send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1 }))
  engine.setSpeed('realistic')
  engine.advance(60_000)
  await send(FunctionName, { file: join(folder, 'slowly'), fail: true })
  await failedOnce()
  engine.advance(30_000)
  // What runs now shows that the queue has looked at the other event too.
  await send(FunctionName, { file: join(folder, 'meanwhile') })
  await soon(() => expect(notes('meanwhile')).toHaveLength(1))
  expect(notes('slowly')).toHaveLength(1)
  engine.advance(30_000)
  await soon(() => expect(notes('slowly')).toHaveLength(2))
  engine.setSpeed('instant')
  await settled()
})

it('gives up an event that is older than the configuration allows, and one whose function is gone', async () => {
  const FunctionName = await createRunnable(engine, 'note', { name: 'impatient' })
  await engine.lambda().send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumEventAgeInSeconds: 60 }))
  engine.setSpeed('realistic')
  await send(FunctionName, { file: join(folder, 'old'), fail: true })
  await failedOnce()
  engine.advance(61_000)
  await settled()
  expect(notes('old')).toHaveLength(1)
  await send(FunctionName, { file: join(folder, 'gone'), fail: true })
  await failedOnce()
  await engine.lambda().send(new DeleteFunctionCommand({ FunctionName }))
  engine.advance(120_000)
  await settled()
  engine.setSpeed('instant')
})

it('takes the deprecated call', async () => {
  const InvokeArgs = Buffer.from(JSON.stringify({ file: join(folder, 'async') }))
  expect((await engine.lambda().send(new InvokeAsyncCommand({ FunctionName: 'note', InvokeArgs }))).Status).toBe(202)
  await soon(() => expect(notes('async')).toHaveLength(1))
  await settled()
})

it('goes on when the disk will not take note of how an event went', async () => {
  const { store, logger } = engine.engine
  const write = store.write.bind(store)
  const failing = vi.spyOn(store, 'write').mockImplementation((given) => {
    const writes = Array.from(given)
    if (writes.some(({ kind, text }) => kind === 'eventInvocation' && text === undefined))
      throw new Error('The disk is full.')
    write(writes)
  })
  const logged = vi.spyOn(logger, 'error').mockImplementation(() => undefined)
  try {
    const { requestId } = await send('note', { file: join(folder, 'unnoted') })
    await soon(() => expect(logged).toHaveBeenCalledWith(expect.objectContaining({ requestId }), expect.any(String)))
    expect(notes('unnoted')).toEqual([requestId])
    failing.mockRestore()
    expect(engine.engine.run(QUEUE, ({ world }) => world.delete('eventInvocation', requestId))).toBe(true)
  } finally {
    vi.restoreAllMocks()
  }
})

it('refuses an event over 1 MB', async () => {
  await expect(send('note', { file: 'x'.repeat(1_048_576) })).rejects.toMatchObject({
    name: 'RequestEntityTooLargeException',
    message: expect.stringContaining('byte payload is too large for the Event invocation type (limit 1048576 bytes)'),
  })
})

it('runs after a restart what was accepted before', async () => {
  const event = {
    account: engine.account,
    region: 'us-east-1',
    origin: '',
    name: 'later',
    receivedAt: Date.now(),
    failures: 0,
    payload: '{}',
  }
  const data = join(folder, 'data')
  const options = { port: 0, folder: data, logLevel: 'silent' as const, speed: 'realistic' as const }
  const first = await startEngine(options)
  first.engine.run(QUEUE, ({ world }) => world.put('eventInvocation', 'one', event))
  await first.close()
  const second = await startEngine(options)
  // There is no such function: taking it up shows in its being given up.
  await soon(() => expect(second.engine.run(QUEUE, ({ world }) => world.count('eventInvocation'))).toBe(0))
  await second.close()
})

it('waits for a function that may not run now', async () => {
  const FunctionName = await createRunnable(engine, 'note', { name: 'held-back' })
  await engine.lambda().send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }))
  const { requestId } = await send(FunctionName, { file: join(folder, 'held') })
  await engine.lambda().send(new DeleteFunctionConcurrencyCommand({ FunctionName }))
  await settled()
  expect(notes('held')).toEqual([requestId])
})

describe('whatever runs the functions', () => {
  const done: Outcome = { payload: new Uint8Array(), simulated: true, tail: '' }
  let queue: EventQueue
  const open = (invoke: (call: Call) => Promise<Outcome>) => void (queue = new EventQueue(engine.engine, { invoke }))
  const accept = (requestId: string) =>
    engine.engine.run({ account: engine.account, region: engine.region, origin: '' }, (context) =>
      queue.accept(context, { name: 'note' }, { requestId, payload: Buffer.from('{}') }),
    )
  afterEach(() => {
    queue.forget()
    queue.close()
    engine.setSpeed('instant')
  })

  it('has ten events of one function at once, and the next when one is done', async () => {
    const ends: (() => void)[] = []
    open(() => new Promise((resolve) => ends.push(() => resolve(done))))
    for (let n = 0; n < 12; n += 1) accept(`event-${n}`)
    await soon(() => expect(ends).toHaveLength(10))
    ends[0]?.()
    await soon(() => expect(ends).toHaveLength(11))
    await soon(() => {
      for (const end of ends) end()
      expect(failures()).toEqual([])
    })
  })

  it('waits twice as long each time that Lambda refuses', async () => {
    const times: number[] = []
    open(({ invocation }) => {
      if (invocation.requestId !== 'refused') return Promise.resolve(done)
      times.push(engine.engine.clock.now(engine.account))
      throw new EngineError('TooManyRequestsException', 'Rate Exceeded.')
    })
    engine.setSpeed('slow')
    accept('refused')
    await soon(() => expect(times).toHaveLength(1))
    for (const other of ['after 5 s', 'after 10 s', 'after 15 s']) {
      engine.advance(5_000)
      accept(other)
      await soon(() => expect(failures()).toHaveLength(1))
    }
    await soon(() => expect(times).toHaveLength(3))
    const [first = NaN, second = NaN, third = NaN] = times
    expect(second - first).toBeGreaterThanOrEqual(5_000)
    expect(third - second).toBeGreaterThanOrEqual(10_000)
  })
})
