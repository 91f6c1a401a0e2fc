import {
  InvokeCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  type InvokeCommandInput,
} from '@aws-sdk/client-lambda'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { post } from '../../seed/test-post'
import { openTestEngine } from '../../testing'

const engine = await openTestEngine()
beforeAll(async () => {
  await post(engine.url, 'seed', { account: engine.account, what: 'demo' })
})

const payloadSchema = z.record(z.string(), z.unknown())

async function invoke(FunctionName: string, input: Partial<InvokeCommandInput> = {}) {
  const command = new InvokeCommand({ FunctionName, LogType: 'Tail', ...input })
  let simulated: string | undefined
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      const { headers } = z.object({ headers: z.record(z.string(), z.string()) }).parse(result.response)
      simulated = headers['x-gantry-simulated']
      return result
    },
    { step: 'deserialize' },
  )
  const answer = await engine.lambda().send(command)
  const text = answer.Payload?.transformToString() ?? ''
  return {
    ...answer,
    simulated,
    log: Buffer.from(answer.LogResult ?? '', 'base64').toString('utf8'),
    payload: text === '' ? {} : payloadSchema.parse(JSON.parse(text)),
  }
}

describe('a simulated invocation', () => {
  it('says what runs, that it is simulated, and leaves the log of a cold start', async () => {
    const { payload, simulated, log, ...answer } = await invoke('hello-classic', { Payload: Buffer.from('{"n":1}') })
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' })
    expect(answer.FunctionError).toBeUndefined()
    expect(simulated).toBe('true')
    expect(payload).toMatchObject({ command: ['app.handler'], workingDirectory: '/var/task', event: { n: 1 } })
    const id = answer.$metadata.requestId
    const lines = log.split('\n')
    expect(lines[0]).toBe(`START RequestId: ${id} Version: $LATEST`)
    expect(lines[2]).toBe(`END RequestId: ${id}`)
    expect(lines[3]).toMatch(
      new RegExp(
        `^REPORT RequestId: ${id}\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: \\d+ MB\tInit Duration: [\\d.]+ ms\t$`,
      ),
    )
  })

  it('is warm the second time, and cold again after a deploy, which shows', async () => {
    await invoke('invoices')
    expect((await invoke('invoices')).log).not.toContain('Init Duration')
    const before = await invoke('hello-classic')
    const ImageUri = `${engine.account}.dkr.ecr.us-east-1.amazonaws.com/hello-world:1.1.0`
    await engine.lambda().send(new UpdateFunctionCodeCommand({ FunctionName: 'hello-classic', ImageUri }))
    const after = await invoke('hello-classic')
    expect(after.payload['digest']).not.toBe(before.payload['digest'])
    expect(after.payload).toMatchObject({ image: ImageUri, message: 'Hello from 1.1.0' })
    expect(after.log).toContain('Init Duration')
  })

  it('applies the overrides', async () => {
    const { payload } = await invoke('npx-example')
    expect(payload).toMatchObject({
      entryPoint: ['/usr/bin/npx', 'aws-lambda-ric'],
      command: ['app.handler'],
      workingDirectory: '/var/task',
    })
  })

  it('fails as the architecture, the entry point and the file system make it fail', async () => {
    const foreign = await invoke('resizer-x86-broken')
    expect(foreign.FunctionError).toBe('Unhandled')
    expect(foreign.payload).toEqual({
      errorType: 'Runtime.InvalidEntrypoint',
      errorMessage: `RequestId: ${foreign.$metadata.requestId} Error: fork/exec /lambda-entrypoint.sh: exec format error`,
    })
    expect(foreign.log).toMatch(
      /^IMAGE\tLaunch error: fork\/exec \/lambda-entrypoint.sh: exec format error\tEntrypoint: \[\/lambda-entrypoint.sh\]\tCmd: \[.*\]\tWorkingDir: \[\/var\/task\]\nINIT_REPORT Init Duration: [\d.]+ ms\tPhase: init\tStatus: error\tError Type: Runtime.InvalidEntrypoint\n/,
    )
    expect(foreign.log).toContain(
      '\tPhase: invoke\tStatus: error\tError Type: Runtime.InvalidEntrypoint\nSTART RequestId',
    )
    const entrypoint = await invoke('bad-entrypoint')
    expect(entrypoint.log).toContain(
      "Launch error: Couldn't find valid bootstrap(s): [app.handler]\tEntrypoint: []\tCmd: [app.handler]\tWorkingDir: [/]",
    )
    const readOnly = await invoke('tmp-writer')
    expect(readOnly.payload).toMatchObject({
      errorType: 'OSError',
      errorMessage: expect.stringContaining('Read-only file system'),
    })
  })

  it('times out where the image starts too slowly', async () => {
    const { payload, log, $metadata } = await invoke('slow-start')
    expect(payload).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${$metadata.requestId} Error: Task timed out after 3.00 seconds`,
    })
    expect(log).toContain('INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout\nSTART ')
    expect(log).toMatch(/Z [0-9a-f-]{36} Task timed out after 3\.00 seconds\n\nEND /)
    expect(log).toContain('\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\t'.slice(1))
  })

  it('runs the version that was asked for', async () => {
    const { Version } = await engine.lambda().send(new PublishVersionCommand({ FunctionName: 'resizer' }))
    const answer = await invoke('resizer', { Qualifier: Version })
    expect(answer.ExecutedVersion).toBe(Version)
    expect(answer.log).toContain(`Version: ${Version}\n`)
  })

  it('is refused for functions that are not Active, that are no images, or that are not there', async () => {
    await expect(invoke('onboarding-new')).rejects.toMatchObject({
      name: 'CodeArtifactUserPendingException',
      $metadata: { httpStatusCode: 409 },
    })
    await expect(invoke('zip-legacy')).rejects.toMatchObject({
      name: 'NotImplemented',
      $metadata: { httpStatusCode: 501 },
    })
    await expect(invoke('nobody')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: arn:aws:lambda:us-east-1:${engine.account}:function:nobody:$LATEST`,
    })
  })

  it('answers a dry run without running anything', async () => {
    const answer = await invoke('hello-classic', { InvocationType: 'DryRun' })
    expect(answer.StatusCode).toBe(204)
    expect(answer.ExecutedVersion).toBeUndefined()
    expect(answer.payload).toEqual({})
  })

  it('refuses what is no JSON, and what is too large', async () => {
    await expect(invoke('hello-classic', { Payload: Buffer.from('{oops') })).rejects.toMatchObject({
      name: 'InvalidRequestContentException',
      message: expect.stringContaining(
        'Could not parse request body into json: Could not parse payload into json: Unexpected character',
      ),
    })
    await expect(invoke('hello-classic', { Payload: Buffer.alloc(6_291_457, 0x20) })).rejects.toMatchObject({
      name: 'RequestEntityTooLargeException',
      message: '6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)',
      $metadata: { httpStatusCode: 413 },
    })
  })
})
