import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { BatchGetImageCommand, CreateRepositoryCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr'
import { spawnSync } from 'node:child_process'
import { httpCall, load, type Timing } from './load'
import { answered, freePort, run } from './processes'
import { ms, perSecond, printFigures, ratio, type Figure } from './table'

const account = '000000000100'
const region = 'us-east-1'
const signed = (service: string, key = account) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
})
const functions = '/2015-03-31/functions'
const options = (endpoint: string, key = account) => ({ endpoint, region, credentials: { accessKeyId: key, secretAccessKey: 'bench' } })

/** Posts to one of the engine's own controls. */
export const control = (engine: string, name: string, body: object) =>
  fetch(`${engine}/_gantry/${name}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }).then((answer) => {
    if (!answer.ok) throw new Error(`The engine refused ${name}: ${answer.status}.`)
  })

type Measured = { readonly get: Timing; readonly list: Timing }

async function measure(endpoint: string, key: string, name: string, count: number): Promise<Measured> {
  const get = httpCall(`${endpoint}${functions}/${name}`, { headers: signed('lambda', key) })
  const list = httpCall(`${endpoint}${functions}/?MaxItems=50`, { headers: signed('lambda', key) })
  await load(get, { count: 50, connections: 4 })
  return {
    get: await load(get, { count, connections: 16 }),
    list: await load(list, { count: count / 4, connections: 16 }),
  }
}

/** Puts a repository, an image, a role and 100 functions behind an endpoint through the SDK. */
async function fill(endpoint: string, manifestOf: string) {
  const key = 'AKIABENCHBENCHBENCH0'
  const source = new ECRClient(options(manifestOf))
  const { images } = await source.send(new BatchGetImageCommand({ repositoryName: 'hello-world', imageIds: [{ imageTag: 'latest' }] }))
  const ecr = new ECRClient(options(endpoint, key))
  const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName: 'hello-world' }))
  await ecr.send(new PutImageCommand({ repositoryName: 'hello-world', imageTag: 'latest', imageManifest: images?.[0]?.imageManifest }))
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] }
  const { Role } = await new IAMClient(options(endpoint, key)).send(new CreateRoleCommand({ RoleName: 'bench', AssumeRolePolicyDocument: JSON.stringify(trust) }))
  const lambda = new LambdaClient(options(endpoint, key))
  for (let index = 0; index < 100; index += 1) {
    await lambda.send(new CreateFunctionCommand({
      FunctionName: `bench-${index}`, PackageType: 'Image', Role: Role?.Arn, Code: { ImageUri: `${repository?.repositoryUri}:latest` },
    }))
  }
  return { key, name: 'bench-1' }
}

const rows = (who: string, { get, list }: Measured): Figure[] => [
  { what: `${who} GetFunction`, value: `${perSecond(get.perSecond)}, p50 ${ms(get.p50)}, p99 ${ms(get.p99)}` },
  { what: `${who} ListFunctions`, value: `${perSecond(list.perSecond)}, p50 ${ms(list.p50)}, p99 ${ms(list.p99)}` },
]

/** Requests a second and percentiles of the engine, beside those of moto where this machine has it. */
export async function benchEngine() {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const engine = run(process.execPath, ['--import', 'tsx', 'lib/engine/main.ts'], { GANTRY_ENGINE_PORT: String(port), GANTRY_LOG_LEVEL: 'error', GANTRY_ENGINE_SPEED: 'instant' })
  await answered(`${url}/_gantry/health`)
  await control(url, 'seed', { account, region, what: 'basics' })
  await control(url, 'seed', { account, region, what: 'functions:100' })
  const first = await firstName(url)
  const alone = await load(httpCall(`${url}${functions}/${first}`, { headers: signed('lambda') }), { count: 2000 })
  const ours = await measure(url, account, first, 8000)
  const figures: Figure[] = [
    { what: 'engine GetFunction, 1 connection', value: `p50 ${ms(alone.p50)}, p99 ${ms(alone.p99)}`, goal: 'p50 ≤ 1 ms', met: alone.p50 <= 1 },
    ...rows('engine', ours),
  ]
  figures.push(...(await besideMoto(url, ours)))
  printFigures('Engine, 100 functions, 16 connections', figures)
  await engine.stop()
}

async function firstName(url: string) {
  const answer: unknown = await fetch(`${url}${functions}/`, { headers: signed('lambda') }).then((list) => list.json())
  const name = /"FunctionName":"([^"]+)"/.exec(JSON.stringify(answer))?.[1]
  if (!name) throw new Error('The engine has no function to measure.')
  return name
}

async function besideMoto(engine: string, ours: Measured): Promise<Figure[]> {
  if (spawnSync('moto_server', ['--help']).error) return [{ what: 'moto', value: 'not on this machine' }]
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const moto = run('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {}, { quiet: true })
  await answered(url)
  const { key, name } = await fill(url, engine)
  const theirs = await measure(url, key, name, 800)
  await moto.stop()
  return [
    ...rows('moto', theirs),
    { what: 'engine : moto', value: `GetFunction ${ratio(ours.get.perSecond / theirs.get.perSecond)}, ListFunctions ${ratio(ours.list.perSecond / theirs.list.perSecond)}` },
  ]
}
