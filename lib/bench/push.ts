import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ECRClient } from '@aws-sdk/client-ecr'
import { newRegistry, type TestRegistry } from '../engine/registry/test-registry'
import { clientOf, lambdaRequest, rawCall } from './engine-calls'
import { fill, seedImage } from './fill'
import { percentile } from './load'
import { answered, residentBytes, runEngine } from './processes'
import { ms, printFigures } from './table'

const MB = 2 ** 20
const LAYER_MB = 2048

/** So often somebody looks at a function meanwhile. */
const EVERY_MS = 5

/** Uploads a layer in one chunk. @returns whether the registry took it */
async function push({ begin, call, authorization }: TestRegistry, url: string, chunk: Uint8Array, digest: string) {
  const location = await begin()
  const sent = request(new URL(location, url), { method: 'PATCH', headers: { authorization } })
  const response = once(sent, 'response')
  for (let part = 0; part < LAYER_MB; part += 1) if (!sent.write(chunk)) await once(sent, 'drain')
  sent.end()
  await response
  return (await call('PUT', `${location}?digest=${digest}`)).status === 201
}

function digestOf(chunk: Uint8Array): string {
  const hash = createHash('sha256')
  for (let part = 0; part < LAYER_MB; part += 1) hash.update(chunk)
  return `sha256:${hash.digest('hex')}`
}

/** One layer of 2 GB into the registry, and what it does to others' requests and to the engine's memory. */
export async function benchPush() {
  const engine = await runEngine()
  try {
    await answered(`${engine.url}/_gantry/health`)
    const target = { url: engine.url, key: '000000000300' }
    await fill(target, seedImage, 1)
    const registry = await newRegistry(engine.url, new ECRClient(clientOf(target)))
    const chunk = Buffer.alloc(MB, 'layer')
    const digest = digestOf(chunk)
    const get = rawCall(target, () => lambdaRequest(target, '/bench-1'))
    let isPushing = true
    let most = 0
    const started = performance.now()
    const pushed = push(registry, engine.url, chunk, digest).finally(() => (isPushing = false))
    const times: number[] = []
    while (isPushing) {
      const since = performance.now()
      await get(0)
      times.push(performance.now() - since)
      if (times.length % 100 === 0) most = Math.max(most, residentBytes(engine.pid))
      await wait(EVERY_MS)
    }
    const taken = await pushed
    const rate = (LAYER_MB * MB) / 1e6 / ((performance.now() - started) / 1000)
    const p99 = percentile(times, 0.99)
    printFigures(`A layer of ${LAYER_MB / 1024} GB${taken ? '' : ' (REFUSED)'}`, [
      { what: 'push', value: `${rate.toFixed(0)} MB/s`, goal: '≥ 120 MB/s', met: taken && rate >= 120 },
      { what: 'GetFunction meanwhile', value: `p99 ${ms(p99)}`, goal: 'p99 ≤ 25 ms', met: p99 <= 25 },
      {
        what: 'most memory of the engine',
        value: `${(most / 1e6).toFixed(0)} MB`,
        goal: '≤ 300 MB',
        met: most <= 300e6,
      },
    ])
  } finally {
    await engine.stop()
  }
}
