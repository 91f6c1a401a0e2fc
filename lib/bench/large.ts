import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { ECRClient, paginateDescribeImages } from '@aws-sdk/client-ecr'
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda'
import { clientOf, control, inTurn, lambdaRequest, rawCall, region, type Target } from './engine-calls'
import { load, median, type Call } from './load'
import { answered, residentBytes, runEngine } from './processes'
import { perSecond, ms, printFigures, type Figure } from './table'

const FUNCTIONS = 10_000
const IMAGES = 50_000
const ROUNDS = 5
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

/** From the start of the process to its first answer, the least of some starts: a busy machine only adds to it. */
async function timeStart(folder: string) {
  const began = performance.now()
  const engine = await runEngine({ folder })
  await answered(`${engine.url}/_gantry/health`)
  return { ...engine, ready: performance.now() - began }
}

async function namesOf(target: Target) {
  const names: string[] = []
  for await (const { Functions = [] } of paginateListFunctions({ client: new LambdaClient(clientOf(target)) }, {}))
    names.push(...Functions.map(({ FunctionName = '' }) => FunctionName))
  return names
}

/** Every page of every list, as a panel's crawl reads them. */
async function readAll(target: Target) {
  let images = 0
  const client = new ECRClient(clientOf(target))
  for await (const { imageDetails = [] } of paginateDescribeImages(
    { client, pageSize: 1000 },
    { repositoryName: 'load/images' },
  ))
    images += imageDetails.length
  return images
}

/** The same call in an account with 100 functions and in one with 10,000, in turn. */
async function sameAt(what: string, small: Call, large: Call, count: number): Promise<Figure> {
  for (const call of [small, large]) await load(call, { count, connections: 16 })
  const rounds: [number, number][] = []
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push([
      (await load(small, { count, connections: 16 })).perSecond,
      (await load(large, { count, connections: 16 })).perSecond,
    ])
  const share = median(rounds.map(([a, b]) => b / a))
  const [at100, at10000] = [median(rounds.map(([a]) => a)), median(rounds.map(([, b]) => b))]
  const value = `${perSecond(at10000)}, at 100 ${perSecond(at100)}: ${Math.round(share * 100)} %`
  return { what: `${what} at 10,000 functions`, value, goal: '≥ 90 % of 100', met: share >= 0.9 }
}

/** A file that was written a moment ago is looked through at the start: nobody starts an engine again so soon. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 3000))

/** The data folder of such an engine. Made once and kept in the temp folder: 100,000 blobs take the disk a minute. */
async function largeFolder() {
  const folder = join(tmpdir(), 'gantry-bench-large')
  if (existsSync(join(folder, 'seeded'))) return folder
  const engine = await runEngine({ folder })
  await answered(`${engine.url}/_gantry/health`)
  await control(engine.url, 'seed', { account: '000000000100', region, what: 'functions:100' })
  await control(engine.url, 'seed', { account: '000000010000', region, what: `functions:${FUNCTIONS}` })
  await control(engine.url, 'seed', { account: '000000010000', region, what: `images:${IMAGES}` })
  await engine.stop()
  writeFileSync(join(folder, 'seeded'), '')
  await settled()
  return folder
}

/** Start, memory and speed with 10,000 functions and 50,000 images. */
export async function benchLarge() {
  const folder = await largeFolder()
  const starts: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const { ready, stop } = await timeStart(folder)
    starts.push(ready)
    await stop()
    await settled()
  }
  const engine = await timeStart(folder)
  starts.push(engine.ready)
  const [small, large]: Target[] = ['000000000100', '000000010000'].map((key) => ({ url: engine.url, key }))
  if (!small || !large) return
  const [smallNames, largeNames] = [await namesOf(small), await namesOf(large)]
  const images = await readAll(large)
  const get = (target: Target, names: readonly string[]) =>
    rawCall(target, inTurn(names.map((name) => lambdaRequest(target, `/${name}`))))
  const list = (target: Target) => rawCall(target, inTurn([lambdaRequest(target, '/?MaxItems=50')]))
  const speeds = [
    await sameAt('GetFunction', get(small, smallNames), get(large, largeNames), 10_000),
    await sameAt('ListFunctions, 50', list(small), list(large), 1_000),
  ]
  const resident = residentBytes(engine.pid)
  const quickest = Math.min(...starts)
  printFigures(`Engine, ${largeNames.length} functions and ${images} images`, [
    {
      what: 'start to first answer',
      value: `${ms(quickest)} (median ${ms(median(starts))})`,
      goal: '≤ 1,000 ms',
      met: quickest <= 1000,
    },
    { what: 'memory after reading all of them', value: megabytes(resident), goal: '≤ 300 MB', met: resident <= 300e6 },
    ...speeds,
  ])
  await engine.stop()
}
