import { expect, test } from 'vitest'
import { diagnose } from './invoke-diagnosis'
import type { FunctionModel } from '@/lib/functions/model'

const fn: FunctionModel = {
  name: 'app',
  arn: '',
  description: '',
  packageType: 'Image',
  digest: null,
  architecture: 'x86_64',
  memorySize: 128,
  timeout: 3,
  lastModified: '',
  role: '',
  overrides: { entryPoint: null, command: null, workingDirectory: null },
  state: 'Active',
  stateReason: null,
  stateReasonCode: null,
  lastUpdateStatus: 'Successful',
  lastUpdateStatusReason: null,
  lastUpdateStatusReasonCode: null,
  version: '$LATEST',
  revisionId: '',
  imageUri: null,
  resolvedImageUri: null,
  environment: [],
  environmentError: null,
  ephemeralStorage: 512,
  kmsKeyArn: null,
  reservedConcurrency: null,
  tags: {},
  drift: { kind: 'none' },
}
const failed = (payload: object, log = '') =>
  diagnose(fn, {
    statusCode: 200,
    functionError: 'Unhandled',
    payload: JSON.stringify(payload),
    log,
    executedVersion: '$LATEST',
    requestId: null,
    simulated: false,
  })

test.each([
  [
    'Runtime.InvalidEntrypoint',
    'RequestId: 1 Error: fork/exec /app: exec format error',
    'another architecture',
    'deploy',
  ],
  [
    'Runtime.InvalidEntrypoint',
    'RequestId: 1 Error: fork/exec /app: no such file or directory',
    'could not start',
    'imageConfiguration',
  ],
  [
    'Runtime.ExitError',
    'RequestId: 1 Error: Runtime exited without providing a reason',
    'ended by itself',
    'imageConfiguration',
  ],
  ['Runtime.ExitError', 'RequestId: 1 Error: Runtime exited with error: signal: killed', '128 MB', 'general'],
  ['Sandbox.Timedout', 'RequestId: 1 Error: Task timed out after 3.00 seconds', 'timeout of 3 s', 'general'],
  ['OSError', "[Errno 30] Read-only file system: '/home/sbx_user1051'", 'may not', 'environment'],
  [
    'Runtime.InvalidWorkingDir',
    'RequestId: 1 Error: chdir /nowhere: no such file or directory',
    'working directory',
    'imageConfiguration',
  ],
])('%s: %s', (errorType, errorMessage, title, mend) => {
  const diagnosis = failed({ errorType, errorMessage })
  expect(diagnosis?.title).toContain(title)
  expect(diagnosis?.mend).toBe(mend)
})

test('what only the log tells is explained too', () => {
  const exited = {
    errorType: 'Runtime.ExitError',
    errorMessage: 'RequestId: 1 Error: Runtime exited with error: exit status 142',
  }
  expect(failed(exited, 'entrypoint requires the handler name to be the first argument\n')?.title).toContain(
    'exactly one CMD word',
  )
  const report = (used: number) =>
    `REPORT RequestId: 1\tDuration: 3 ms\tBilled Duration: 3 ms\tMemory Size: 128 MB\tMax Memory Used: ${used} MB\t\n`
  expect(failed(exited, report(128))?.title).toContain('128 MB of memory')
  expect(failed(exited, report(127))?.title).toContain('ended by itself')
})

test('what Lambda tried is read from the IMAGE line', () => {
  const line =
    "IMAGE\tLaunch error: Couldn't find valid bootstrap(s): [app.handler]\tEntrypoint: []\tCmd: [app.handler]\tWorkingDir: [/var/task]"
  expect(failed({ errorType: 'Runtime.InvalidEntrypoint', errorMessage: '' }, line)?.tried).toEqual({
    entryPoint: '[]',
    command: '[app.handler]',
    workingDirectory: '[/var/task]',
  })
})

test("the function's own error needs no explanation", () =>
  expect(failed({ errorType: 'Error', errorMessage: 'no such order' })).toBeNull())
