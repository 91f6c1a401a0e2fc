import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutFunctionConcurrencyCommand, PutProvisionedConcurrencyConfigCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processDriver } from '../../run/test-driver'
import { createRunnable, invokeFunction, soon } from '../../run/test-functions'
import { startTestEngine, type TestEngine } from '../../testing'

const folder = mkdtempSync(join(tmpdir(), 'gantry-concurrency-'))
let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine({ driver: processDriver() })
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const invoke = (name: string, event?: unknown, input = {}) => invokeFunction(engine, name, event, input)

describe('concurrency', () => {
  const throttled = {
    name: 'TooManyRequestsException',
    message: 'Rate Exceeded.',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    $metadata: { httpStatusCode: 429 },
  }
  const reserve = (FunctionName: string, ReservedConcurrentExecutions: number) =>
    engine.lambda().send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }))

  it('refuses every invocation while none is reserved, and takes events for later', async () => {
    await createRunnable(engine, 'echo', { name: 'none-reserved' })
    await reserve('none-reserved', 0)
    await expect(invoke('none-reserved')).rejects.toMatchObject(throttled)
    expect((await invoke('none-reserved', {}, { InvocationType: 'Event', LogType: undefined })).status).toBe(202)
  })

  it('refuses what is more than reserved, and takes the next when one has ended', async () => {
    await createRunnable(engine, 'talk', { name: 'one-reserved', Timeout: 60 })
    await reserve('one-reserved', 1)
    const until = join(folder, 'refused')
    const two = [invoke('one-reserved', { until }), invoke('one-reserved', { until })]
    await expect(Promise.all(two)).rejects.toMatchObject(throttled)
    writeFileSync(until, '')
    const results = await Promise.allSettled(two)
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await invoke('one-reserved', { until })).payload).toBe('done')
  })

  it('keeps provisioned concurrency for the version that has it', async () => {
    const FunctionName = await createRunnable(engine, 'echo', { name: 'provisioned', Publish: true })
    await reserve(FunctionName, 1)
    await engine.lambda().send(
      new PutProvisionedConcurrencyConfigCommand({
        FunctionName,
        Qualifier: '1',
        ProvisionedConcurrentExecutions: 1,
      }),
    )
    await expect(invoke(FunctionName)).rejects.toMatchObject(throttled)
    expect((await invoke(`${FunctionName}:1`, 5)).payload).toBe(5)
  })
})

describe('the log', () => {
  /** Each line with its stream. How many lines are kept at once is a matter of time. */
  const lines = (group: string) =>
    engine.engine.run({ account: engine.account, region: engine.region, origin: '' }, ({ world }) =>
      world
        .list('logChunk', { prefix: `${group}:` })
        .flatMap(({ key, value }) => value.events.map(([, text]) => ({ stream: key.split(':')[1], text }))),
    )
  const texts = (group: string) => lines(group).map(({ text }) => text)

  it('is kept for CloudWatch Logs, one stream for each environment', async () => {
    await createRunnable(engine, 'print', { name: 'logging' })
    const group = '/aws/lambda/logging'
    const first = await invoke('logging')
    const second = await invoke('logging')
    await soon(() => expect(texts(group).at(-1)).toContain(`REPORT RequestId: ${second.requestId}`))
    const [stream, ...more] = new Set(lines(group).map((line) => line.stream))
    expect(stream).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/)
    expect(more).toEqual([])
    expect(texts(group).slice(0, 4)).toEqual([
      `START RequestId: ${first.requestId} Version: $LATEST\n`,
      'line 0\n',
      'no newline',
      `END RequestId: ${first.requestId}\n`,
    ])
  })

  it('can be read while the function still runs', async () => {
    const until = join(folder, 'seen')
    await createRunnable(engine, 'talk', { Timeout: 60 })
    const running = invoke('talk', { until })
    await soon(() => expect(texts('/aws/lambda/talk')).toContain('working\n'))
    writeFileSync(until, '')
    expect((await running).payload).toBe('done')
  })

  it('is JSON, in the group, where the function says so', async () => {
    const LoggingConfig = { LogFormat: 'JSON' as const, LogGroup: '/custom/group' }
    await createRunnable(engine, 'echo', { name: 'json-logging', LoggingConfig })
    const { log, requestId } = await invoke('json-logging')
    const records: unknown[] = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(records).toMatchObject([
      { type: 'platform.initReport', record: { initializationType: 'on-demand', phase: 'init', status: 'success' } },
      { type: 'platform.start', record: { requestId, version: '$LATEST' } },
      {
        type: 'platform.report',
        record: { requestId, status: 'success', metrics: { memorySizeMB: 128, maxMemoryUsedMB: 42 } },
      },
    ])
    await soon(() => expect(texts('/custom/group')).toHaveLength(records.length))
  })
})
