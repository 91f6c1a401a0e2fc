import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  InvokeWithResponseStreamCommand,
  PutFunctionConcurrencyCommand,
  type InvokeWithResponseStreamCommandInput,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { processDriver } from '../../run/test-driver'
import { createRunnable, invokeFunction, soon } from '../../run/test-functions'
import { startTestEngine, type TestEngine } from '../../testing'

const folder = mkdtempSync(join(tmpdir(), 'gantry-stream-'))
let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine({ driver: processDriver(), warmSandboxes: 3 })
  await createRunnable(engine, 'stream')
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const send = (FunctionName: string, event: unknown = {}, input: Partial<InvokeWithResponseStreamCommandInput> = {}) =>
  engine
    .lambda()
    .send(new InvokeWithResponseStreamCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)), ...input }))

/** Everything that a stream tells: the chunks as text, and how it ended. */
async function all(FunctionName: string, event?: unknown, input?: Partial<InvokeWithResponseStreamCommandInput>) {
  const { EventStream = [], ...answer } = await send(FunctionName, event, input)
  const chunks: string[] = []
  let complete
  for await (const { PayloadChunk, InvokeComplete } of EventStream) {
    if (PayloadChunk) chunks.push(Buffer.from(PayloadChunk.Payload ?? []).toString())
    complete ??= InvokeComplete
  }
  return { ...answer, chunks, text: chunks.join(''), complete }
}

it('gives each part of a response when the function sends it', async () => {
  const until = join(folder, 'second')
  const {
    EventStream = [],
    StatusCode,
    ExecutedVersion,
    ResponseStreamContentType,
  } = await send('stream', { parts: ['one', 'two'], until })
  expect({ StatusCode, ExecutedVersion, ResponseStreamContentType }).toEqual({
    StatusCode: 200,
    ExecutedVersion: '$LATEST',
    ResponseStreamContentType: 'application/vnd.amazon.eventstream',
  })
  const seen: string[] = []
  for await (const { PayloadChunk } of EventStream) {
    if (PayloadChunk) seen.push(Buffer.from(PayloadChunk.Payload ?? []).toString())
    // The function waits for this file before its second part.
    if (seen.length === 1) writeFileSync(until, '')
  }
  expect(seen).toEqual(['one', 'two'])
})

it('ends with the log where it was asked for, and without an error', async () => {
  const { complete } = await all('stream', {}, { LogType: 'Tail' })
  expect(complete).toEqual({ LogResult: expect.any(String) })
  expect(Buffer.from(complete?.LogResult ?? '', 'base64').toString()).toMatch(
    /^START RequestId: .*\nEND .*\nREPORT .*\t\n$/,
  )
  expect((await all('stream')).complete).toEqual({})
})

it('gives the whole response of a function that does not stream', async () => {
  await createRunnable(engine, 'echo')
  expect(await all('echo', { a: 1 })).toMatchObject({ StatusCode: 200, chunks: ['{"a":1}'], complete: {} })
})

it('may be larger than a response in one piece', async () => {
  const parts = Array.from({ length: 9 }, (_, index) => String(index))
  const { text, complete } = await all('stream', { parts, times: 1_000_000 })
  expect(text.length).toBe(9_000_000)
  expect(text === parts.map((part) => part.repeat(1_000_000)).join('')).toBe(true)
  expect(complete).toEqual({})
})

it('tells of an error at the end, also in the middle of a response', async () => {
  await createRunnable(engine, 'fail')
  const thrown = await all('fail')
  expect(thrown.chunks).toEqual([])
  expect(thrown.complete?.ErrorCode).toBe('Unhandled')
  expect(JSON.parse(thrown.complete?.ErrorDetails ?? '')).toMatchObject({
    errorType: 'TypeError',
    errorMessage: 'Handler fails',
  })
  const late = await all('stream', { parts: ['half'], fail: 'lost the rest' })
  expect(late.text).toBe('half')
  expect(late.complete?.ErrorCode).toBe('Unhandled')
  expect(JSON.parse(late.complete?.ErrorDetails ?? '')).toEqual({
    errorType: 'StreamError',
    errorMessage: 'lost the rest',
  })
  const dead = await all('stream', { parts: ['half'], exit: 3 })
  expect(dead.text).toBe('half')
  expect(dead.complete?.ErrorDetails).toContain('Runtime exited with error: exit status 3')
  expect((await all('stream')).text).toBe('"streamed"')
})

it('lets a function end its work when the client has gone away', async () => {
  await createRunnable(engine, 'stream', { name: 'left-alone' })
  const until = join(folder, 'left')
  const abort = new AbortController()
  const input = { FunctionName: 'left-alone', Payload: Buffer.from(JSON.stringify({ parts: ['one', 'two'], until })) }
  const { EventStream = [] } = await engine
    .lambda()
    .send(new InvokeWithResponseStreamCommand(input), { abortSignal: abort.signal })
  const reading = (async () => {
    for await (const _ of EventStream) abort.abort()
  })()
  await expect(reading).rejects.toThrow()
  writeFileSync(until, '')
  // The same environment serves the next one: it was not cut.
  await soon(async () => expect((await invokeFunction(engine, 'left-alone')).log).not.toContain('Init Duration'))
})

it('refuses before it streams what Invoke refuses', async () => {
  await expect(send('nobody')).rejects.toThrow('Function not found')
  expect((await send('stream', {}, { InvocationType: 'DryRun' })).StatusCode).toBe(204)
  await createRunnable(engine, 'stream', { name: 'reserved' })
  await engine
    .lambda()
    .send(new PutFunctionConcurrencyCommand({ FunctionName: 'reserved', ReservedConcurrentExecutions: 0 }))
  await expect(send('reserved')).rejects.toMatchObject({ name: 'TooManyRequestsException' })
})
