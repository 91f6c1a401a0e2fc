import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { CreateRepositoryCommand, PutImageCommand } from '@aws-sdk/client-ecr'
import {
  CreateFunctionCommand,
  InvokeCommand,
  type CreateFunctionCommandInput,
  type InvokeCommandInput,
} from '@aws-sdk/client-lambda'
import { vi } from 'vitest'
import { z } from 'zod'
import { pushLayer } from '../ecr/test-push'
import type { TestEngine } from '../testing'

/** What an image says; by default it runs `test-runtime.mjs`, and its command is the name of a handler there. */
export type TestImageConfig = { Entrypoint?: string[]; Cmd?: string[]; WorkingDir?: string; Env?: string[] }

const RUNTIME = join(import.meta.dirname, 'test-runtime.mjs')
const OCI = 'application/vnd.oci.image'

let pushed = 0

/** Pushes an image whose layers are stored; each push is another image. @returns its URI with the tag */
export async function pushRunnable(engine: TestEngine, imageTag: string, config: TestImageConfig): Promise<string> {
  const ecr = engine.ecr()
  const repositoryName = 'runnable'
  await ecr.send(new CreateRepositoryCommand({ repositoryName })).catch(() => undefined)
  const descriptor = async (bytes: Buffer, mediaType: string) => ({
    mediaType,
    digest: await pushLayer(ecr, repositoryName, bytes),
    size: bytes.byteLength,
  })
  pushed += 1
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch
  const filled = {
    Entrypoint: [process.execPath, RUNTIME],
    Cmd: [imageTag],
    Labels: { pushed: String(pushed) },
    ...config,
  }
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: await descriptor(
      Buffer.from(JSON.stringify({ architecture, os: 'linux', config: filled })),
      `${OCI}.config.v1+json`,
    ),
    layers: [await descriptor(gzipSync(`layer ${pushed}`), `${OCI}.layer.v1.tar+gzip`)],
  })
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }))
  return `${engine.account}.dkr.ecr.${engine.region}.amazonaws.com/${repositoryName}:${imageTag}`
}

/** Creates a function that runs a handler of `test-runtime.mjs`, named after it unless `name` is given. */
export async function createRunnable(
  engine: TestEngine,
  handler: string,
  {
    name = handler,
    image = {},
    ...input
  }: Partial<CreateFunctionCommandInput> & { name?: string; image?: TestImageConfig } = {},
): Promise<string> {
  const ImageUri = await pushRunnable(engine, handler, image)
  const Role = `arn:aws:iam::${engine.account}:role/runner`
  const Architectures = [process.arch === 'x64' ? ('x86_64' as const) : ('arm64' as const)]
  await engine.lambda().send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role,
      PackageType: 'Image',
      Code: { ImageUri },
      Architectures,
      ...input,
    }),
  )
  return name
}

/** Invokes with the log tail. `payload` is parsed, `log` decoded, `headers` are those of the HTTP answer. */
export async function invokeFunction(
  engine: Pick<TestEngine, 'lambda'>,
  FunctionName: string,
  event?: unknown,
  input: Partial<InvokeCommandInput> = {},
) {
  const Payload = event === undefined ? undefined : Buffer.from(JSON.stringify(event))
  const command = new InvokeCommand({ FunctionName, LogType: 'Tail', Payload, ...input })
  let headers: Record<string, string> = {}
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      headers = z.object({ headers: z.record(z.string(), z.string()) }).parse(result.response).headers
      return result
    },
    { step: 'deserialize' },
  )
  const answer = await engine.lambda().send(command)
  const text = answer.Payload?.transformToString() ?? ''
  const payload: unknown = text === '' ? undefined : JSON.parse(text)
  return {
    status: answer.StatusCode,
    version: answer.ExecutedVersion,
    error: answer.FunctionError,
    requestId: answer.$metadata.requestId ?? '',
    simulated: headers['x-gantry-simulated'],
    headers,
    text,
    payload,
    log: Buffer.from(answer.LogResult ?? '', 'base64').toString('utf8'),
  }
}

/** Waits for what comes after the answer, however slow the machine is. */
export const soon = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 15_000, interval: 20 })
