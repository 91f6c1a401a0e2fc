import { CreateRepositoryCommand, DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr'
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { DeleteFunctionCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEngine } from './server/start'

const SENTENCE = /^The engine's records in .* are damaged \(.*\)\. .* could be read\. The engine changes nothing: /

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-read-only-'))
  await (await start()).close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = () => startEngine({ folder, port: 0, speed: 'instant', logLevel: 'silent' })

async function startDamaged(change: (bytes: Buffer) => Buffer) {
  const file = join(folder, 'engine.db')
  writeFileSync(file, change(readFileSync(file)))
  const damaged = readFileSync(file)
  const running = await start()
  const settings = {
    endpoint: running.url,
    region: 'us-east-1',
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' },
    maxAttempts: 1,
  }
  return {
    ...running,
    unchanged: () => readFileSync(file).equals(damaged),
    lambda: new LambdaClient(settings),
    ecr: new ECRClient(settings),
    iam: new IAMClient(settings),
    get: async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(running.url + path, init)
      return { status: answer.status, body: await answer.text() }
    },
  }
}

/** Some records are no longer what was written, though SQLite finds nothing wrong with them. */
const changeName = (bytes: Buffer) =>
  Buffer.from(bytes.toString('latin1').replaceAll('hello-world', 'hello_world'), 'latin1')

test('damaged records are read and never written, and every door says so', async () => {
  const engine = await startDamaged(changeName)
  try {
    expect(engine.damage).toMatch(SENTENCE)
    const { Functions = [] } = await engine.lambda.send(new ListFunctionsCommand({}))
    expect(Functions.length).toBeGreaterThan(3)
    const { repositories } = await engine.ecr.send(new DescribeRepositoriesCommand({}))
    expect(repositories?.length).toBeGreaterThan(2)
    const refused = expect.objectContaining({
      message: engine.damage,
      $metadata: expect.objectContaining({ httpStatusCode: 503 }),
    })
    const FunctionName = Functions[0]?.FunctionName ?? ''
    await expect(engine.lambda.send(new DeleteFunctionCommand({ FunctionName }))).rejects.toEqual(refused)
    await expect(engine.ecr.send(new CreateRepositoryCommand({ repositoryName: 'new' }))).rejects.toEqual(refused)
    const role = { RoleName: 'r', AssumeRolePolicyDocument: '{}' }
    await expect(engine.iam.send(new CreateRoleCommand(role))).rejects.toEqual(refused)
    expect(JSON.parse((await engine.get('/_gantry/health')).body)).toEqual({
      status: 'read-only',
      message: engine.damage,
    })
    expect(await engine.get('/_gantry/reset', { method: 'POST' })).toEqual({
      status: 503,
      body: JSON.stringify({ message: engine.damage }),
    })
    const upload = await engine.get('/v2/checkout-api/blobs/uploads/', { method: 'POST' })
    expect(upload.status).toBe(503)
    expect(JSON.parse(upload.body)).toEqual({ errors: [{ code: 'UNAVAILABLE', message: engine.damage }] })
    expect(engine.unchanged()).toBe(true)
  } finally {
    await engine.close()
  }
  expect(engine.unchanged()).toBe(true)
})

test('where nothing could be read, no list is empty: it is refused', async () => {
  const engine = await startDamaged((bytes) => bytes.fill(1))
  try {
    await expect(engine.lambda.send(new ListFunctionsCommand({}))).rejects.toThrow('Nothing could be read')
    expect((await engine.get('/v2/')).status).toBe(503)
    expect(JSON.parse((await engine.get('/_gantry/health')).body)).toMatchObject({ status: 'read-only' })
  } finally {
    await engine.close()
  }
})
