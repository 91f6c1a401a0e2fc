import { expect, it } from 'vitest'
import { processDriver } from '../../run/test-driver'
import { createRunnable, invokeFunction, soon } from '../../run/test-functions'
import { openTestEngine, startTestEngine } from '../../testing'

const engine = await openTestEngine({ driver: processDriver() })

const invoke = (name: string, event?: unknown, input = {}) => invokeFunction(engine, name, event, input)
const fault = (id: string, errorType: string, message: string) => ({
  errorType,
  errorMessage: `RequestId: ${id} Error: ${message}`,
})

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
  expect(silent.payload).toEqual(
    fault(silent.requestId, 'Runtime.ExitError', 'Runtime exited without providing a reason'),
  )
  const status = await invoke('exit', { code: 127 })
  expect(status.payload).toEqual(
    fault(status.requestId, 'Runtime.ExitError', 'Runtime exited with error: exit status 127'),
  )
  expect(status.log).toContain(
    `RequestId: ${status.requestId} Error: Runtime exited with error: exit status 127\nRuntime.ExitError\nEND`,
  )
  expect(status.log).toMatch(/\tStatus: error\tError Type: Runtime\.ExitError\t\n$/)
})

it('takes a response that was posted just before the end', async () => {
  await createRunnable(engine, 'answerAndExit')
  expect((await invoke('answerAndExit')).payload).toBe('last words')
  await soon(async () => expect((await invoke('answerAndExit')).log).toContain('Init Duration'))
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
  await createRunnable(engine, 'echo', {
    name: 'no-such',
    ImageConfig: { EntryPoint: ['/no/such'], Command: ['a', 'b'] },
  })
  const { payload, log, requestId } = await invoke('no-such')
  expect(payload).toEqual(
    fault(requestId, 'Runtime.InvalidEntrypoint', 'fork/exec /no/such: no such file or directory'),
  )
  expect(log).toContain(
    'IMAGE\tLaunch error: fork/exec /no/such: no such file or directory\tEntrypoint: [/no/such]\tCmd: [a, b]\tWorkingDir: [/]\n',
  )
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

it('starts once more when initialising took too long, within the timeout of the function', async () => {
  const hasty = await startTestEngine({ driver: processDriver(), initLimitMs: 500 })
  await createRunnable(hasty, 'initHang', { Timeout: 1 })
  const { payload, log, requestId } = await invokeFunction(hasty, 'initHang')
  expect(payload).toEqual(fault(requestId, 'Sandbox.Timedout', 'Task timed out after 1.00 seconds'))
  expect(log.replaceAll(/\d+\.\d\d ms/g, 'N ms')).toMatch(
    /^INIT_REPORT Init Duration: N ms\tPhase: init\tStatus: timeout\nSTART .*\nINIT_REPORT Init Duration: N ms\tPhase: invoke\tStatus: timeout\n.* Task timed out/,
  )
  await hasty.close()
})

it('calls what the kernel killed for its memory by its name', async () => {
  const small = await startTestEngine({ driver: processDriver({ outOfMemory: true }) })
  await createRunnable(small, 'kill', { MemorySize: 512 })
  const { payload, log, requestId } = await invokeFunction(small, 'kill', {})
  expect(payload).toEqual(fault(requestId, 'Runtime.ExitError', 'Runtime exited with error: signal: killed'))
  expect(log).toMatch(
    /\tMemory Size: 512 MB\tMax Memory Used: 512 MB\t.*Status: error\tError Type: Runtime\.OutOfMemory\t\n$/,
  )
  await small.close()
})
