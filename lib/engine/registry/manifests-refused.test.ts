import type { ECRClient } from '@aws-sdk/client-ecr'
import { beforeEach, expect, test, vi } from 'vitest'
import { sha256 } from '../ecr/manifests'
import { newAccount, openTestEngine } from '../testing'
import { errorOf, newRegistry, type TestRegistry } from './test-registry'

const engine = await openTestEngine()
let account: string
let ecr: ECRClient
let registry: TestRegistry
beforeEach(async () => {
  account = newAccount()
  ecr = engine.ecr(account)
  registry = await newRegistry(engine.url, ecr)
})

const get = (reference: string, headers = {}) => registry.call('GET', `/v2/app/manifests/${reference}`, { headers })

test('a digest of another form names no layer', async () => {
  const good = JSON.parse(await registry.manifest('a'))
  for (const digest of ['sha256:../../../engine.db', `sha256:${'0'.repeat(65)}`, 'app', '__proto__']) {
    const answer = await registry.putManifest('v1', JSON.stringify({ ...good, config: { digest, size: 1 } }))
    expect(errorOf(answer)).toMatch(/^BLOB_UPLOAD_UNKNOWN/)
  }
})

test('a manifest of 4 MiB is taken, a larger one is not', async () => {
  const sized = async (size: number) => {
    const manifest = await registry.manifest('a', 'app', { annotations: { a: '' } })
    return manifest.replace('"a":""', `"a":"${'x'.repeat(size - manifest.length)}"`)
  }
  const limit = 4 * 1024 * 1024
  expect(await registry.putManifest('v1', await sized(limit))).toMatchObject({ status: 201 })
  expect(await registry.putManifest('v1', await sized(limit + 1))).toMatchObject({ status: 413 })
})

test('ten thousand layers are looked at, and answered', async () => {
  const good = JSON.parse(await registry.manifest('a'))
  const layers = Array.from({ length: 10_000 }, (_, i) => ({ digest: sha256(String(i)), size: 1 }))
  expect(await registry.putManifest('v1', JSON.stringify({ ...good, layers }))).toMatchObject({ status: 404 })
})

test('a manifest that the disk has damaged is not given out', async () => {
  const manifest = await registry.manifest('a')
  await registry.putManifest('v1', manifest)
  vi.spyOn(engine.engine.store.blobs, 'get').mockReturnValue(Buffer.from(`${manifest} `))
  const logged = vi.spyOn(engine.engine.logger, 'error').mockImplementation(() => undefined)
  try {
    expect(await get('v1')).toMatchObject({ status: 500, text: expect.not.stringContaining('layers') })
    expect(logged).toHaveBeenCalledOnce()
  } finally {
    vi.restoreAllMocks()
  }
})
