import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ECRClient } from '@aws-sdk/client-ecr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEngineProcess, type EngineProcess } from './test-process'
import { newRegistry } from './test-registry'

const MB = 2 ** 20
const LAYER_MB = 256

let folder: string
let running: EngineProcess
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-registry-'))
  running = await startEngineProcess(folder)
})
afterAll(async () => {
  await running.kill()
  rmSync(folder, { recursive: true, force: true })
})

test('a large layer goes in and out without going through the memory', { timeout: 60_000 }, async () => {
  const credentials = { accessKeyId: '111111111111', secretAccessKey: 'test' }
  const { call, begin, authorization } = await newRegistry(
    running.url,
    new ECRClient({ endpoint: running.url, region: 'us-east-1', credentials }),
  )
  const before = running.memory()
  let most = before
  const chunk = Buffer.alloc(MB, 'layer')
  const hash = createHash('sha256')
  const location = await begin()
  const sent = request(new URL(location, running.url), { method: 'PATCH', headers: { authorization } })
  const answered = once(sent, 'response')
  for (let i = 0; i < LAYER_MB; i++) {
    hash.update(chunk)
    if (!sent.write(chunk)) await once(sent, 'drain')
    if (i % 16 === 0) most = Math.max(most, running.memory())
  }
  sent.end()
  await answered
  const digest = `sha256:${hash.digest('hex')}`
  expect(await call('PUT', `${location}?digest=${digest}`)).toMatchObject({ status: 201 })

  const received = createHash('sha256')
  const [response] = await once(
    request(new URL(`/v2/app/blobs/${digest}`, running.url), { headers: { authorization } }).end(),
    'response',
  )
  let size = 0
  for await (const bytes of response) {
    received.update(bytes)
    size += bytes.length
    if (size % (16 * MB) < bytes.length) most = Math.max(most, running.memory())
  }
  expect(size).toBe(LAYER_MB * MB)
  expect(`sha256:${received.digest('hex')}`).toBe(digest)
  expect(most - before).toBeLessThan(100 * MB)
})
