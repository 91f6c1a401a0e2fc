import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ECRClient } from '@aws-sdk/client-ecr'
import { CreateFunctionCommand, LambdaClient, type CreateFunctionCommandInput } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { newRegistry, type TestRegistry } from '../../registry/test-registry'
import { findDriver } from '../../run/find-driver'
import type { RunSetting } from '../../run/run-setting'
import { invokeFunction } from '../../run/test-functions'
import { nodeImage, type TestImage } from '../../run/test-image'
import { startPodman } from '../../run/docker/test-podman'
import { startEngine, type RunningEngine } from '../../server/start'
import { memoryBlobs } from '../../store/blobs'

const folder = mkdtempSync(join(tmpdir(), 'gantry-container-'))
const account = '444455556666'
const region = 'us-east-1'

vi.setConfig({ testTimeout: 60_000 })
const podman = await startPodman()

/** What this machine can run images with. */
const ways: [RunSetting, string | undefined][] = []
for (const [run, dockerHost] of [
  ['bubblewrap', undefined],
  ['docker', podman?.dockerHost],
] as const) {
  const driver =
    run === 'docker' && !dockerHost ? undefined : await findDriver({ blobs: memoryBlobs(), folder, run, dockerHost })
  if (driver) ways.push([run, dockerHost])
  else process.stdout.write(`No ${run} here: left out.\n`)
  await driver?.close()
}

afterAll(async () => {
  await podman?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function push(
  registry: TestRegistry,
  tag: string,
  { config, layers, manifest, mediaType }: TestImage,
): Promise<void> {
  for (const bytes of [config, ...layers]) await registry.pushBlob(bytes)
  const { status, text } = await registry.putManifest(tag, manifest, mediaType)
  if (status !== 201) throw new Error(text)
}

const echoed = z.object({
  environment: z.record(z.string(), z.string()),
  handler: z.string(),
  cwd: z.string(),
  uid: z.number(),
  gid: z.number(),
  invocations: z.number(),
})

describe.each(ways)('a container run by %s', (run, dockerHost) => {
  let engine: RunningEngine
  let registry: TestRegistry
  const clients = () => {
    const settings = {
      endpoint: engine.url,
      region,
      credentials: { accessKeyId: account, secretAccessKey: 'test' },
      maxAttempts: 1,
    }
    return { lambda: () => new LambdaClient(settings), ecr: new ECRClient(settings) }
  }

  beforeAll(async () => {
    engine = await startEngine({
      port: 0,
      folder: join(folder, run),
      logLevel: 'error',
      speed: 'instant',
      run,
      docker: { dockerHost, runtimeFolder: undefined },
    })
    registry = await newRegistry(engine.url, clients().ecr)
    await push(registry, 'latest', await nodeImage())
  }, 120_000)
  afterAll(() => engine.close())

  const create = async (FunctionName: string, input: Partial<CreateFunctionCommandInput> = {}) => {
    await clients()
      .lambda()
      .send(
        new CreateFunctionCommand({
          FunctionName,
          PackageType: 'Image',
          Role: `arn:aws:iam::${account}:role/runner`,
          Code: { ImageUri: `${account}.dkr.ecr.${region}.amazonaws.com/app:latest` },
          Architectures: [process.arch === 'x64' ? 'x86_64' : 'arm64'],
          MemorySize: 256,
          Timeout: 20,
          ...input,
        }),
      )
    return (event: unknown) => invokeFunction(clients(), FunctionName, event)
  }

  test('runs as the image says, as the user of Lambda, and is not simulated', async () => {
    const invoke = await create('as-is')
    const { payload, simulated, log } = await invoke({ a: 1 })
    expect(payload).toMatchObject({
      event: { a: 1 },
      handler: 'echo',
      cwd: '/var/task',
      environment: { FROM_IMAGE: 'yes' },
    })
    expect(echoed.parse(payload).uid).not.toBe(0)
    expect(simulated).toBeUndefined()
    expect(log).toMatch(/\tMax Memory Used: \d\d+ MB\tInit Duration: \d+\.\d\d ms\t\n$/)
    expect((await invoke({})).payload).toMatchObject({ invocations: 2 })
  })

  test('starts whatever variables its image holds', async () => {
    const Env = ['PATH=/usr/bin', '=nameless', '', 'BARE', 'TWO=a=b']
    await push(registry, 'variables', await nodeImage([], { Env }))
    const Code = { ImageUri: `${account}.dkr.ecr.${region}.amazonaws.com/app:variables` }
    const { payload } = await (await create('variables', { Code }))({})
    expect(payload).toMatchObject({ environment: { BARE: '', TWO: 'a=b' } })
  })

  test('takes handler, folder and environment from the overrides', async () => {
    const invoke = await create('overridden', {
      ImageConfig: {
        EntryPoint: ['/usr/bin/node', '/var/runtime/runtime.mjs'],
        Command: ['echo', 'more'],
        WorkingDirectory: '/usr',
      },
      Environment: { Variables: { GREETING: 'hello', FROM_IMAGE: 'no longer' } },
    })
    const { payload } = await invoke({})
    expect(payload).toMatchObject({
      arguments: ['echo', 'more'],
      cwd: '/usr',
      environment: { GREETING: 'hello', FROM_IMAGE: 'no longer' },
    })
    expect(
      (await (await create('other-handler', { ImageConfig: { Command: ['work'] } }))({ print: 'hi' })).payload,
    ).toBe('done')
  })

  test('cannot write but below /tmp', async () => {
    const invoke = await create('writer', { ImageConfig: { Command: ['work'] } })
    expect((await invoke({ write: '/tmp/file', megabytes: 3 })).payload).toBe('done')
    const { error, text } = await invoke({ write: '/var/task/file' })
    expect(error).toBe('Unhandled')
    expect(text).toContain('EROFS')
  })

  test('logs what it prints before its response above END', async () => {
    const invoke = await create('printer', { ImageConfig: { Command: ['work'] } })
    for (let n = 0; n < 3; n += 1) {
      const { log } = await invoke({ print: `line ${n}` })
      expect(log).toMatch(new RegExp(`START .*\nline ${n}\nEND `))
    }
  })

  test('is cut at the configured second, and starts anew', async () => {
    const invoke = await create('slow', { ImageConfig: { Command: ['work'] }, Timeout: 1 })
    const { payload, requestId, log } = await invoke({ sleepMs: 60_000 })
    expect(payload).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
    })
    expect(log).toContain('\tDuration: 1000.00 ms\t'.slice(1))
    expect((await invoke({})).payload).toBe('done')
  })

  test('is killed when it takes more memory than the function has', async () => {
    const invoke = await create('greedy', { ImageConfig: { Command: ['work'] }, MemorySize: 192 })
    const { payload, requestId, log } = await invoke({ allocateMb: 400, sleepMs: 1 })
    expect(payload).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
    })
    expect(log).toMatch(
      /\tMemory Size: 192 MB\tMax Memory Used: 192 MB\t.*Status: error\tError Type: Runtime\.OutOfMemory\t\n$/,
    )
    expect((await invoke({})).payload).toBe('done')
  })

  test('fails in the words of Lambda', async () => {
    const exited = await (await create('exits', { ImageConfig: { Command: ['work'] } }))({ exit: 3 })
    expect(exited.text).toContain('Runtime exited with error: exit status 3')
    const absent = await (await create('absent', { ImageConfig: { EntryPoint: ['/no/such'] } }))({})
    expect(absent.payload).toMatchObject({
      errorType: 'Runtime.InvalidEntrypoint',
      errorMessage: expect.stringContaining('Error: fork/exec /no/such: no such file or directory'),
    })
    const wrong = await (await create('wrong-handler', { ImageConfig: { Command: ['nothing'] } }))({})
    expect(wrong.payload).toMatchObject({ errorType: 'Runtime.HandlerNotFound' })
    const foreign = await (
      await create('foreign', { Architectures: [process.arch === 'x64' ? 'arm64' : 'x86_64'] })
    )({})
    expect(foreign.text).toContain('fork/exec /usr/bin/node: exec format error')
  })
})
