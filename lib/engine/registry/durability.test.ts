import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ECRClient } from '@aws-sdk/client-ecr'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha256 } from '../ecr/manifests'
import { startEngineProcess, type EngineProcess } from './test-process'
import { newRegistry, registryOf, type TestRegistry } from './test-registry'

let folder: string
let running: EngineProcess
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-registry-'))
  running = await startEngineProcess(folder)
})
afterEach(async () => {
  await running.kill()
  rmSync(folder, { recursive: true, force: true })
})

const ecr = () =>
  new ECRClient({
    endpoint: running.url,
    region: 'us-east-1',
    credentials: { accessKeyId: '111111111111', secretAccessKey: 'test' },
    maxAttempts: 1,
  })

/** Pushes images from three sides until the engine is gone. @returns the digests that were acknowledged */
async function pushUntilGone(registry: TestRegistry, round: number): Promise<string[]> {
  const acknowledged: string[] = []
  const push = async (side: number) => {
    for (let i = 0; ; i++) {
      const tag = `r${round}s${side}i${i}`
      const manifest = await registry.manifest(tag + 'x'.repeat(50_000))
      if ((await registry.putManifest(tag, manifest)).status === 201) acknowledged.push(sha256(manifest))
      if (acknowledged.length === 5 + round * 3) void running.kill()
    }
  }
  await Promise.allSettled([1, 2, 3].map(push))
  return acknowledged
}

test(
  'what was acknowledged is there after kill -9, every digest is right, and the login still holds',
  { timeout: 60_000 },
  async () => {
    let registry = await newRegistry(running.url, ecr())
    const pushed: string[] = []
    for (let round = 0; round < 3; round++) {
      pushed.push(...(await pushUntilGone(registry, round)))
      running = await startEngineProcess(folder)
      registry = registryOf(running.url, registry.authorization)
      const { call } = registry
      for (const digest of pushed) {
        const { status, text } = await call('GET', `/v2/app/manifests/${digest}`)
        expect({ status, digest: sha256(text) }).toEqual({ status: 200, digest })
        const { config, layers } = JSON.parse(text)
        for (const part of [config, ...layers]) {
          const blob = await call('GET', `/v2/app/blobs/${part.digest}`)
          expect({ status: blob.status, digest: sha256(blob.body) }).toEqual({ status: 200, digest: part.digest })
        }
      }
    }
    expect(pushed.length).toBeGreaterThanOrEqual(24)
  },
)
