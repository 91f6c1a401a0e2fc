import {
  CreateAliasCommand,
  DeleteFunctionCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { processDriver, type TestDriver } from '../run/test-driver'
import { createRunnable, invokeFunction, pushRunnable } from '../run/test-functions'
import { startTestEngine, type TestEngine } from '../testing'

let engine: TestEngine
let driver: TestDriver
beforeAll(async () => {
  driver = processDriver()
  engine = await startTestEngine({ driver, warmSandboxes: 3 })
})
afterAll(() => engine.close())

const invoke = (name: string, event?: unknown, input = {}) => invokeFunction(engine, name, event, input)
const fault = (id: string, errorType: string, message: string) => ({ errorType, errorMessage: `RequestId: ${id} Error: ${message}` })

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
    expect(lines.slice(0, 4)).toEqual([`START RequestId: ${requestId} Version: $LATEST`, 'line 0', 'line 1', `no newlineEND RequestId: ${requestId}`])
    expect(lines[4]).toMatch(
      new RegExp(`^REPORT RequestId: ${requestId}\tDuration: \\d+\\.\\d\\d ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB\tMax Memory Used: 42 MB\tInit Duration: \\d+\\.\\d\\d ms\t$`),
    )
    const warm = await invoke('print', { lines: 2 })
    expect(warm.log).not.toContain('Init Duration')
  })

  it('gives the last 4 KB of the log, and only when asked', async () => {
    const { log } = await invoke('print', { lines: 2000 })
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
    const ClientContext = Buffer.from('{"custom":{"a":1}}').toString('base64')
    const { payload, requestId, headers } = await invoke('headers', {}, { ClientContext })
    expect(payload).toMatchObject({
      'lambda-runtime-aws-request-id': requestId,
      'lambda-runtime-invoked-function-arn': `arn:aws:lambda:us-east-1:${engine.account}:function:headers`,
      'lambda-runtime-client-context': '{"custom":{"a":1}}',
      'lambda-runtime-trace-id': headers['x-amzn-trace-id'],
      'lambda-runtime-deadline-ms': expect.stringMatching(/^\d{13}$/),
    })
  })

  it('runs what the overrides say: handler, folder', async () => {
    await createRunnable(engine, 'count', { name: 'overridden', ImageConfig: { Command: ['folder'], WorkingDirectory: '/tmp' } })
    expect((await invoke('overridden')).payload).toBe('/tmp')
  })

  it('may stream its response', async () => {
    await createRunnable(engine, 'stream')
    expect((await invoke('stream')).payload).toBe('streamed')
  })
})

describe('warm and cold', () => {
  it('uses one environment again, and a new one after an update of code or configuration', async () => {
    await createRunnable(engine, 'count')
    expect((await invoke('count')).payload).toMatchObject({ count: 1 })
    expect((await invoke('count')).payload).toMatchObject({ count: 2 })
    await engine.lambda().send(new UpdateFunctionConfigurationCommand({ FunctionName: 'count', Environment: { Variables: { AB: 'c' } } }))
    expect((await invoke('count')).payload).toMatchObject({ count: 1 })
    await engine.lambda().send(new UpdateFunctionCodeCommand({ FunctionName: 'count', ImageUri: await pushRunnable(engine, 'echo', {}) }))
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
    await createRunnable(engine, 'sleep', { Timeout: 20 })
    const before = driver.started.length
    await Promise.all(Array.from({ length: 5 }, () => invoke('sleep', { ms: 300 })))
    expect(driver.started.length - before).toBe(5)
    await vi.waitFor(() => expect(driver.alive()).toBe(3))
  })

  it('ends with its function, and with the account', async () => {
    await createRunnable(engine, 'count', { name: 'short-lived' })
    await invoke('short-lived')
    await engine.lambda().send(new DeleteFunctionCommand({ FunctionName: 'short-lived' }))
    await createRunnable(engine, 'count', { name: 'short-lived' })
    expect((await invoke('short-lived')).payload).toMatchObject({ count: 1 })
  })

  it('runs versions apart, and an alias by its weights', async () => {
    await createRunnable(engine, 'count', { name: 'versions' })
    const lambda = engine.lambda()
    await lambda.send(new PublishVersionCommand({ FunctionName: 'versions' }))
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'versions', Description: 'second' }))
    await lambda.send(new PublishVersionCommand({ FunctionName: 'versions' }))
    const RoutingConfig = { AdditionalVersionWeights: { '2': 0.5 } }
    await lambda.send(new CreateAliasCommand({ FunctionName: 'versions', Name: 'live', FunctionVersion: '1', RoutingConfig }))
    expect((await invoke('versions:2')).version).toBe('2')
    const seen = new Set<string | undefined>()
    for (let n = 0; n < 60 && seen.size < 2; n += 1) seen.add((await invoke('versions', {}, { Qualifier: 'live' })).version)
    expect(Array.from(seen).toSorted()).toEqual(['1', '2'])
  })
})

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
    await createRunnable(engine, 'sleep', { name: 'one-reserved', Timeout: 20 })
    await reserve('one-reserved', 1)
    const results = await Promise.allSettled([invoke('one-reserved', { ms: 200 }), invoke('one-reserved', { ms: 200 })])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: throttled })
    expect((await invoke('one-reserved', { ms: 1 })).payload).toBe('slept')
  })
})

describe('the log', () => {
  const messages = (group: string) =>
    engine.engine.run({ account: engine.account, region: engine.region, origin: '' }, ({ world }) =>
      world.list('logChunk', { prefix: `${group}:` }).map(({ key, value }) => ({ stream: key.split(':')[1], texts: value.events.map(([, text]) => text) })),
    )

  it('is kept for CloudWatch Logs, one stream for each environment', async () => {
    await createRunnable(engine, 'print', { name: 'logging' })
    const first = await invoke('logging')
    await vi.waitFor(() => expect(messages('/aws/lambda/logging')).toHaveLength(1))
    const second = await invoke('logging')
    await vi.waitFor(() => expect(messages('/aws/lambda/logging')).toHaveLength(2))
    const [one, two] = messages('/aws/lambda/logging')
    expect(one?.stream).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/)
    expect(two?.stream).toBe(one?.stream)
    expect(one?.texts.slice(0, 4)).toEqual([
      `START RequestId: ${first.requestId} Version: $LATEST\n`,
      'line 0\n',
      'no newline',
      `END RequestId: ${first.requestId}\n`,
    ])
    expect(two?.texts.at(-1)).toContain(`REPORT RequestId: ${second.requestId}`)
  })

  it('is JSON, in the group, where the function says so', async () => {
    const LoggingConfig = { LogFormat: 'JSON' as const, LogGroup: '/custom/group' }
    await createRunnable(engine, 'echo', { name: 'json-logging', LoggingConfig })
    const { log, requestId } = await invoke('json-logging')
    const records: unknown[] = log.trim().split('\n').map((line) => JSON.parse(line))
    expect(records).toMatchObject([
      { type: 'platform.initReport', record: { initializationType: 'on-demand', phase: 'init', status: 'success' } },
      { type: 'platform.start', record: { requestId, version: '$LATEST' } },
      { type: 'platform.report', record: { requestId, status: 'success', metrics: { memorySizeMB: 128, maxMemoryUsedMB: 42 } } },
    ])
    await vi.waitFor(() => expect(messages('/custom/group')).toHaveLength(1))
  })
})

describe('what goes wrong', () => {
  it('passes an error of the handler on, and stays warm', async () => {
    await createRunnable(engine, 'fail')
    const { error, payload, log } = await invoke('fail')
    expect(error).toBe('Unhandled')
    expect(payload).toEqual({ errorMessage: 'Handler fails', errorType: 'TypeError', stackTrace: [] })
    expect(log).not.toContain('Status:')
    expect((await invoke('fail')).log).not.toContain('Init Duration')
  })

  it('cuts at the configured second', async () => {
    await createRunnable(engine, 'sleep', { name: 'too-slow', Timeout: 1 })
    const { error, payload, log, requestId } = await invoke('too-slow', { ms: 60_000 })
    expect(error).toBe('Unhandled')
    expect(payload).toEqual(fault(requestId, 'Sandbox.Timedout', 'Task timed out after 1.00 seconds'))
    expect(log).toMatch(new RegExp(`\\n[-\\dT:.]+Z ${requestId} Task timed out after 1\\.00 seconds\n\nEND`))
    expect(log).toMatch(/\tDuration: 1000\.00 ms\tBilled Duration: \d+ ms\t.*\tStatus: timeout\t\n$/)
    expect((await invoke('too-slow', { ms: 1 })).payload).toBe('slept')
  })

  it('words how the runtime exited', async () => {
    await createRunnable(engine, 'exit')
    const silent = await invoke('exit', { code: 0 })
    expect(silent.payload).toEqual(fault(silent.requestId, 'Runtime.ExitError', 'Runtime exited without providing a reason'))
    const status = await invoke('exit', { code: 127 })
    expect(status.payload).toEqual(fault(status.requestId, 'Runtime.ExitError', 'Runtime exited with error: exit status 127'))
    expect(status.log).toContain(`RequestId: ${status.requestId} Error: Runtime exited with error: exit status 127\nRuntime.ExitError\nEND`)
    expect(status.log).toMatch(/\tStatus: error\tError Type: Runtime\.ExitError\t\n$/)
  })

  it('takes a response that was posted just before the end', async () => {
    await createRunnable(engine, 'answerAndExit')
    expect((await invoke('answerAndExit')).payload).toBe('last words')
    await vi.waitFor(async () => expect((await invoke('answerAndExit')).log).toContain('Init Duration'))
  })

  it('starts once more when initialising failed, and words it', async () => {
    await createRunnable(engine, 'initExit')
    const { payload, log, requestId } = await invoke('initExit')
    expect(payload).toEqual(fault(requestId, 'Runtime.ExitError', 'Runtime exited with error: exit status 127'))
    expect(log.replaceAll(/\d+\.\d\d ms/g, 'N ms')).toMatch(
      /^INIT_REPORT Init Duration: N ms\tPhase: init\tStatus: error\tError Type: Runtime\.ExitError\nINIT_REPORT Init Duration: N ms\tPhase: invoke\tStatus: error\tError Type: Runtime\.ExitError\nSTART /,
    )
    await createRunnable(engine, 'initSilent')
    expect((await invoke('initSilent')).text).toContain('Runtime exited without providing a reason')
  })

  it('passes on what the runtime says of its initialising', async () => {
    await createRunnable(engine, 'initError')
    expect((await invoke('initError')).payload).toEqual({
      errorMessage: 'Runtime startup fails',
      errorType: 'Exception',
      requestId: '',
      stackTrace: [],
    })
  })

  it('words a container that does not start, with what it was started with', async () => {
    await createRunnable(engine, 'echo', { name: 'no-such', ImageConfig: { EntryPoint: ['/no/such'], Command: ['a', 'b'] } })
    const { payload, log, requestId } = await invoke('no-such')
    expect(payload).toEqual(fault(requestId, 'Runtime.InvalidEntrypoint', 'fork/exec /no/such: no such file or directory'))
    expect(log).toContain('IMAGE\tLaunch error: fork/exec /no/such: no such file or directory\tEntrypoint: [/no/such]\tCmd: [a, b]\tWorkingDir: [/]\n')
  })

  it('refuses a response that is too large, and takes the largest', async () => {
    await createRunnable(engine, 'big', { Timeout: 20 })
    expect((await invoke('big', { size: 6_291_556 - 2 })).text.length).toBe(6_291_556)
    const { error, payload } = await invoke('big', { size: 6_291_556 - 1 })
    expect(error).toBe('Unhandled')
    expect(payload).toEqual({
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      errorType: 'Function.ResponseSizeTooLarge',
    })
    expect((await invoke('big', { size: 1 })).payload).toBe('x')
  })

  it('keeps the runtime to the protocol', async () => {
    await createRunnable(engine, 'protocol')
    const first = await invoke('protocol')
    expect(first.payload).toBe('once')
    const { log } = await invoke('protocol')
    const transition = (from: string, to: string) =>
      JSON.stringify({
        errorMessage: `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`,
        errorType: 'InvalidStateTransition',
      })
    const printed: unknown = JSON.parse(log.split('\n').find((line) => line.startsWith('{')) ?? '')
    expect(printed).toEqual({
      unknown: '400 {"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}',
      again: `403 ${transition('Running', 'Ready')}`,
      extension: '501 {"errorMessage":"The engine does not run extensions.","errorType":"Extension.NotImplemented"}',
      first: '202 {"status":"OK"}',
      second: `403 ${transition('Ready', 'InvocationResponse')}`,
      late: `403 ${transition('Running', 'InitError')}`,
    })
  })
})
