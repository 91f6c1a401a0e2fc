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
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { processDriver } from '../run/test-driver'
import { createRunnable, invokeFunction, soon } from '../run/test-functions'
import { startTestEngine, type TestEngine } from '../testing'
import { startEngine } from '../start'

let engine: TestEngine
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-events-'))
  engine = await startTestEngine({ driver: processDriver() })
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const notes = (name: string): string[] => {
  const file = join(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
const send = (name: string, event: object) => invokeFunction(engine, name, event, { InvocationType: 'Event', LogType: undefined })
/** How often the function has failed on each event that is still kept. */
const failures = () =>
  engine.engine.run({ account: 'queue', region: 'events', origin: '' }, ({ world }) =>
    world.list('eventInvocation').map(({ value }) => value.failures),
  )
const settled = () => soon(() => expect(failures()).toEqual([]))
const failedOnce = () => soon(() => expect(failures()).toEqual([1]))

it('answers 202 with nothing in it, and runs afterwards under the same request id', async () => {
  await createRunnable(engine, 'note')
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
  expect(notes('slowly')).toHaveLength(1)
  engine.advance(60_000)
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
  await send('note', { file: join(folder, 'gone'), fail: true })
  await failedOnce()
  await engine.lambda().send(new DeleteFunctionCommand({ FunctionName: 'note' }))
  engine.advance(120_000)
  await settled()
  engine.setSpeed('instant')
})

it('takes the deprecated call', async () => {
  await createRunnable(engine, 'note', { name: 'deprecated' })
  const InvokeArgs = Buffer.from(JSON.stringify({ file: join(folder, 'async') }))
  expect((await engine.lambda().send(new InvokeAsyncCommand({ FunctionName: 'deprecated', InvokeArgs }))).Status).toBe(202)
  await soon(() => expect(notes('async')).toHaveLength(1))
})

it('goes on when the disk will not take note of how an event went', async () => {
  const { store, logger } = engine.engine
  const write = store.write.bind(store)
  const failing = vi.spyOn(store, 'write').mockImplementation((given) => {
    const writes = Array.from(given)
    if (writes.some(({ kind, text }) => kind === 'eventInvocation' && text === undefined)) throw new Error('The disk is full.')
    write(writes)
  })
  const logged = vi.spyOn(logger, 'error').mockImplementation(() => undefined)
  try {
    const { requestId } = await send('deprecated', { file: join(folder, 'unnoted') })
    await soon(() => expect(logged).toHaveBeenCalledWith(expect.objectContaining({ requestId }), expect.any(String)))
    expect(notes('unnoted')).toEqual([requestId])
    failing.mockRestore()
    const queue = { account: 'queue', region: 'events', origin: '' }
    expect(engine.engine.run(queue, ({ world }) => world.delete('eventInvocation', requestId))).toBe(true)
  } finally {
    failing.mockRestore()
  }
})

it('refuses an event over 1 MB', async () => {
  await expect(send('deprecated', { file: 'x'.repeat(1_048_576) })).rejects.toMatchObject({
    name: 'RequestEntityTooLargeException',
    message: expect.stringContaining('byte payload is too large for the Event invocation type (limit 1048576 bytes)'),
  })
})

it('runs after a restart what was accepted before', async () => {
  const event = { account: engine.account, region: 'us-east-1', origin: '', name: 'later', receivedAt: Date.now(), failures: 0, payload: '{}' }
  const data = join(folder, 'data')
  const options = { port: 0, folder: data, logLevel: 'silent' as const, speed: 'realistic' as const }
  const first = await startEngine(options)
  const queue = { account: 'queue', region: 'events', origin: '' }
  first.engine.run(queue, ({ world }) => world.put('eventInvocation', 'one', event))
  await first.close()
  const second = await startEngine(options)
  // There is no such function: taking it up shows in its being given up.
  await soon(() => expect(second.engine.run(queue, ({ world }) => world.count('eventInvocation'))).toBe(0))
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
