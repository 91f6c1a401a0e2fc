import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDriver } from '../../run/find-driver'
import { nodeImage } from '../../run/test-image'
import { startEngine, type RunningEngine } from '../../server/start'
import { newAccount } from '../../testing'
import { awsCli, findClis } from './aws-cli'
import { boto3, findPython } from './boto3'
import type { AwsClient, Endpoint } from './client'
import { podman, skopeo, type ImageClient } from './image-client'
import { jsSdk } from './js-sdk'
import { live } from './lifecycle'
import { writeOciLayout } from './oci-layout'

// Lower case: podman takes a folder's path for a name.
const folder = join(tmpdir(), `gantry-lifecycle-${randomUUID()}`)
const python = findPython()
const clis = findClis()
const pushers = [skopeo('oci'), skopeo('v2s2'), podman()].filter((client) => client !== undefined)
const awsClients: readonly ((endpoint: Endpoint) => AwsClient)[] = [
  ...clis.map((cli) => (endpoint: Endpoint) => awsCli(cli, endpoint)),
  ...(python === undefined ? [] : [(endpoint: Endpoint) => boto3(python, endpoint)]),
  jsSdk,
]
const nowhere: Endpoint = { url: 'http://127.0.0.1', account: '000000000000', region: 'us-east-1' }

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
for (const version of ['1', '2'])
  if (!clis.some((cli) => cli.version.startsWith(`aws-cli/${version}`))) say(`No AWS CLI v${version} here: not tried.`)
if (python === undefined) say('No boto3 here: not tried.')
if (pushers.length < 3) say('skopeo or podman is not here: what is missing is not tried.')

let engine: RunningEngine
let sources: readonly [string, string]
let canRun = false
beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  engine = await startEngine({ folder: join(folder, 'data'), port: 0, speed: 'instant', logLevel: 'error' })
  canRun = (await findDriver({ blobs: engine.engine.store.blobs, folder })) !== undefined
  if (!canRun) say('Neither a container engine nor bubblewrap is here: what functions answer is simulated.')
  const image = async (name: string) => {
    const runs = await nodeImage([], {
      Env: ['PATH=/usr/bin', `RELEASE=${name}`],
      Labels: { 'demo.behaviour': 'echo' },
    })
    return writeOciLayout(join(folder, name), runs)
  }
  sources = [await image('first'), await image('second')]
}, 60_000)
afterAll(async () => {
  for (const client of pushers) await client.close()
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

// Every AWS client once and every image client at least once, not each with each: a push takes seconds. At the same
// time, for most of them wait for a program that starts.
const pairs = Array.from({ length: Math.max(awsClients.length, pushers.length) }, (_, at) => ({
  client: awsClients[at % awsClients.length] ?? jsSdk,
  pusher: pushers[at % pushers.length],
}))

for (const { client, pusher } of pairs)
  if (pusher)
    test.concurrent(
      `${client(nowhere).name} with ${pusher.name}: from the first push to the deletion`,
      { timeout: 600_000 },
      async () => {
        await expectLife(client, pusher)
      },
    )

async function expectLife(client: (endpoint: Endpoint) => AwsClient, pusher: ImageClient): Promise<void> {
  const endpoint = { url: engine.url, account: newAccount(), region: 'us-east-1' }
  const aws = client(endpoint)
  const { answers, pushed, pulled } = await live(aws, pusher, endpoint, sources).finally(() => aws.close())
  expect(pulled).toBe(pushed)
  const parsed = answers.map((answer) => JSON.parse(answer))
  expect(parsed.map(({ event }) => event)).toEqual(Array.from({ length: 4 }, () => ({ order: 7 })))
  if (canRun)
    expect(parsed.map(({ environment }) => environment.RELEASE)).toEqual(['first', 'second', 'first', 'second'])
}
