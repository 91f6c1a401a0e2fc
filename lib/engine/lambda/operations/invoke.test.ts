import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateAliasCommand,
  DeleteFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processDriver, type TestDriver } from '../../run/test-driver'
import { createRunnable, invokeFunction, pushRunnable, soon } from '../../run/test-functions'
import { startTestEngine, type TestEngine } from '../../testing'

const folder = mkdtempSync(join(tmpdir(), 'gantry-invoke-'))
let engine: TestEngine
let driver: TestDriver
beforeAll(async () => {
  driver = processDriver()
  engine = await startTestEngine({ driver, warmSandboxes: 3 })
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const invoke = (name: string, event?: unknown, input = {}) => invokeFunction(engine, name, event, input)

describe('a container that works', () => {
  it('gets the event and gives the response', async () => {
    await createRunnable(engine, 'echo')
    const answer = await invoke('echo', { hello: ['world', null] })
    expect(answer).toMatchObject({ status: 200, version: '$LATEST', payload: { hello: ['world', null] } })
    expect(answer.error).toBeUndefined()
    expect(answer.simulated).toBeUndefined()
    expect((await invoke('echo')).text).toBe('{}')
  })

  it('logs what it prints between START and END, and reports a cold start once', async () => {
    await createRunnable(engine, 'print', { MemorySize: 256 })
    const { log, requestId, text } = await invoke('print', { lines: 2 })
    expect(text).toBe('null')
    const lines = log.split('\n')
    expect(lines.slice(0, 4)).toEqual([
      `START RequestId: ${requestId} Version: $LATEST`,
      'line 0',
      'line 1',
      `no newlineEND RequestId: ${requestId}`,
    ])
    expect(lines[4]).toMatch(
      new RegExp(
        `^REPORT RequestId: ${requestId}\tDuration: \\d+\\.\\d\\d ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB\tMax Memory Used: 42 MB\tInit Duration: \\d+\\.\\d\\d ms\t$`,
      ),
    )
    const warm = await invoke('print', { lines: 2 })
    expect(warm.log).not.toContain('Init Duration')
  })

  it('gives the last 4 KB of the log, and only when asked', async () => {
    const { log } = await invoke('print', { lines: 100, width: 100 })
    expect(Buffer.byteLength(log)).toBe(4096)
    expect(log).toMatch(/REPORT RequestId: .*\t\n$/)
    expect((await invoke('print', {}, { LogType: 'None' })).log).toBe('')
  })

  it('sees the variables that Lambda sets, its own over those of the image', async () => {
    await createRunnable(engine, 'environment', {
      Environment: { Variables: { STAGE: 'test', FROM: 'function' } },
      image: { Env: ['FROM=image', 'PATH=/bin', 'LAMBDA_TASK_ROOT=/elsewhere'] },
    })
    const { payload } = await invoke('environment')
    expect(payload).toMatchObject({
      STAGE: 'test',
      FROM: 'function',
      PATH: '/bin',
      LAMBDA_TASK_ROOT: '/var/task',
      AWS_EXECUTION_ENV: 'AWS_Lambda_Image',
      AWS_LAMBDA_FUNCTION_NAME: 'environment',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/environment',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      AWS_REGION: 'us-east-1',
      _HANDLER: 'environment',
    })
  })

  it('is told who called, until when, and in which trace', async () => {
    await createRunnable(engine, 'headers')
    const ClientContext = Buffer.from('{"custom":\n{"a":"é\u007f日"}}').toString('base64')
    const { payload, requestId, headers } = await invoke('headers', {}, { ClientContext })
    expect(payload).toMatchObject({
      'lambda-runtime-aws-request-id': requestId,
      'lambda-runtime-invoked-function-arn': `arn:aws:lambda:us-east-1:${engine.account}:function:headers`,
      'lambda-runtime-client-context': Buffer.from('{"custom":{"a":"é\\u007f日"}}').toString('latin1'),
      'lambda-runtime-trace-id': headers['x-amzn-trace-id'],
      'lambda-runtime-deadline-ms': expect.stringMatching(/^\d{13}$/),
    })
  })

  it('runs what the overrides say: handler, folder', async () => {
    await createRunnable(engine, 'count', {
      name: 'overridden',
      ImageConfig: { Command: ['folder'], WorkingDirectory: '/tmp' },
    })
    expect((await invoke('overridden')).payload).toBe('/tmp')
  })

  it('may stream its response', async () => {
    await createRunnable(engine, 'stream')
    expect((await invoke('stream')).payload).toBe('streamed')
  })
})

it('ends everything when the engine ends', async () => {
  const ownDriver = processDriver()
  const own = await startTestEngine({ driver: ownDriver })
  await createRunnable(own, 'sleep', { Timeout: 60 })
  await createRunnable(own, 'echo')
  await invokeFunction(own, 'echo')
  const cut = invokeFunction(own, 'sleep', { ms: 60_000 }).catch(() => 'cut')
  await soon(() => expect(ownDriver.alive()).toBe(2))
  await own.close()
  expect(ownDriver.alive()).toBe(0)
  await cut
})

describe('warm and cold', () => {
  it('uses one environment again, and a new one after an update of code or configuration', async () => {
    await createRunnable(engine, 'count')
    expect((await invoke('count')).payload).toMatchObject({ count: 1 })
    expect((await invoke('count')).payload).toMatchObject({ count: 2 })
    await engine
      .lambda()
      .send(new UpdateFunctionConfigurationCommand({ FunctionName: 'count', Environment: { Variables: { AB: 'c' } } }))
    expect((await invoke('count')).payload).toMatchObject({ count: 1 })
    await engine
      .lambda()
      .send(new UpdateFunctionCodeCommand({ FunctionName: 'count', ImageUri: await pushRunnable(engine, 'echo', {}) }))
    expect((await invoke('count', 7)).payload).toBe(7)
  })

  it('stays warm during an update, which what ran before serves', async () => {
    await createRunnable(engine, 'count', { name: 'updating' })
    await invoke('updating')
    engine.setSpeed('realistic')
    await engine.lambda().send(new UpdateFunctionConfigurationCommand({ FunctionName: 'updating', Timeout: 9 }))
    expect((await invoke('updating')).payload).toMatchObject({ count: 2 })
    engine.setSpeed('instant')
    engine.advance(60_000)
    expect((await invoke('updating')).payload).toMatchObject({ count: 1 })
  })

  it('starts as many as there are invocations at once, and keeps no more warm than the setting', async () => {
    await createRunnable(engine, 'talk', { Timeout: 60 })
    const before = driver.started.length
    const until = join(folder, 'five-run')
    const five = Array.from({ length: 5 }, () => invoke('talk', { until }))
    await soon(() => expect(driver.started.length - before).toBe(5))
    writeFileSync(until, '')
    await Promise.all(five)
    expect(driver.started.length - before).toBe(5)
    await soon(() => expect(driver.alive()).toBe(3))
  })

  it('ends with its function, and with the account', async () => {
    await createRunnable(engine, 'count', { name: 'short-lived' })
    await invoke('short-lived')
    await engine.lambda().send(new DeleteFunctionCommand({ FunctionName: 'short-lived' }))
    await createRunnable(engine, 'count', { name: 'short-lived' })
    expect((await invoke('short-lived')).payload).toMatchObject({ count: 1 })
  })

  it('ends with its function once it has answered', async () => {
    engine.engine.runner.retire({})
    await soon(() => expect(driver.alive()).toBe(0))
    await createRunnable(engine, 'talk', { name: 'at-work', Timeout: 60 })
    const until = join(folder, 'deleted')
    const answer = invoke('at-work', { until })
    await soon(() => expect(driver.alive()).toBe(1))
    await engine.lambda().send(new DeleteFunctionCommand({ FunctionName: 'at-work' }))
    expect(driver.alive()).toBe(1)
    writeFileSync(until, '')
    expect((await answer).payload).toBe('done')
    await soon(() => expect(driver.alive()).toBe(0))
  })

  it('runs versions apart, and an alias by its weights', async () => {
    await createRunnable(engine, 'count', { name: 'versions' })
    const lambda = engine.lambda()
    await lambda.send(new PublishVersionCommand({ FunctionName: 'versions' }))
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'versions', Description: 'second' }))
    await lambda.send(new PublishVersionCommand({ FunctionName: 'versions' }))
    const RoutingConfig = { AdditionalVersionWeights: { '2': 0.5 } }
    await lambda.send(
      new CreateAliasCommand({ FunctionName: 'versions', Name: 'live', FunctionVersion: '1', RoutingConfig }),
    )
    expect((await invoke('versions:2')).version).toBe('2')
    const seen = new Set<string | undefined>()
    for (let n = 0; n < 60 && seen.size < 2; n += 1)
      seen.add((await invoke('versions', {}, { Qualifier: 'live' })).version)
    expect(Array.from(seen).toSorted()).toEqual(['1', '2'])
  })
})
