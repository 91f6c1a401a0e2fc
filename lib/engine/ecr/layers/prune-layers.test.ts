import { mkdtempSync, rmSync, truncateSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BatchCheckLayerAvailabilityCommand, BatchDeleteImageCommand, ECRClient } from '@aws-sdk/client-ecr'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newRegistry, type TestRegistry } from '../../registry/test-registry'
import { startEngine, type RunningEngine } from '../../server/start'
import { sweep } from '../../store/sweep'
import { sha256 } from '../manifests'
import { pruneLayers } from './prune-layers'

let folder: string
let running: RunningEngine
let ecr: ECRClient
let registry: TestRegistry
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-prune-'))
  running = await startEngine({ folder, port: 0, logLevel: 'silent', speed: 'instant' })
  const credentials = { accessKeyId: '111111111111', secretAccessKey: 'test' }
  ecr = new ECRClient({ endpoint: running.url, region: 'us-east-1', credentials })
  registry = await newRegistry(running.url, ecr)
})
afterEach(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

const partsOf = (manifest: string): string[] => {
  const { config, layers } = JSON.parse(manifest)
  return [config.digest, ...layers.map(({ digest }: { digest: string }) => digest)]
}
const push = async (tag: string, cmd = tag) => {
  const manifest = await registry.manifest(cmd)
  await registry.putManifest(tag, manifest)
  return manifest
}
const remove = (...tags: string[]) =>
  ecr.send(new BatchDeleteImageCommand({ repositoryName: 'app', imageIds: tags.map((imageTag) => ({ imageTag })) }))
const age = (digests: readonly string[], hours: number) => {
  const then = new Date(Date.now() - hours * 3_600_000)
  for (const digest of digests) utimesSync(running.engine.store.blobs.path(digest) ?? '', then, then)
}
const tidy = async () => {
  await pruneLayers(running.engine.store)
  await sweep(running.engine.store)
}
const statuses = async (digests: readonly string[]) =>
  Promise.all(digests.map(async (digest) => (await registry.call('GET', `/v2/app/blobs/${digest}`)).status))

test('a deleted image’s layers go from the disk, those of another image stay', async () => {
  const gone = await push('gone')
  const { config, layers } = JSON.parse(await registry.manifest('kept'))
  const kept = JSON.stringify({ ...JSON.parse(gone), config, layers: [...layers, JSON.parse(gone).layers[0]] })
  await registry.putManifest('kept', kept)
  await remove('gone')
  age([...partsOf(gone), ...partsOf(kept), sha256(gone)], 2)
  await tidy()
  expect(await statuses(partsOf(gone))).toEqual([404, 200])
  expect(await statuses(partsOf(kept))).toEqual([200, 200, 200])
  const { blobs } = running.engine.store
  expect([partsOf(gone)[0] ?? '', sha256(gone)].map((digest) => blobs.path(digest))).toEqual([undefined, undefined])
})

test('layers of a push that goes on stay, also those that it only asked for', async () => {
  const [first, second] = [await push('first'), await push('second')]
  await remove('first', 'second')
  age([...partsOf(first), ...partsOf(second)], 2)
  const brought = await registry.pushBlob('a layer whose manifest comes later')
  const [asked = ''] = partsOf(first)
  await registry.call('HEAD', `/v2/app/blobs/${asked}`)
  await tidy()
  expect(await statuses([brought.digest, asked])).toEqual([200, 200])
  expect(await statuses(partsOf(second))).toEqual([404, 404])
  age([brought.digest, asked], 2)
  await tidy()
  expect(await statuses([brought.digest, asked])).toEqual([404, 404])
})

test('a function runs on: what its image needs stays on the disk', async () => {
  const manifest = await push('v1')
  await remove('v1')
  const digests = [...partsOf(manifest), sha256(manifest)]
  age(digests, 2)
  const text = JSON.stringify({ code: { packageType: 'Image', resolvedImageUri: `r/app@${sha256(manifest)}` } })
  running.engine.store.write([{ account: '1', region: 'r', kind: 'function', key: 'f:$LATEST', text }])
  await tidy()
  expect(digests.map((digest) => running.engine.store.blobs.path(digest))).not.toContain(undefined)
})

test.each([
  ['lost', (path: string) => rmSync(path)],
  ['cut short', (path: string) => truncateSync(path, 3)],
])('a layer or a manifest whose file was %s can be pushed again', async (_, damage) => {
  const manifest = await push('v1')
  const layers = partsOf(manifest)
  const [layer = ''] = layers
  const read = () => registry.call('GET', '/v2/app/manifests/v1')
  for (const digest of [layer, sha256(manifest)]) damage(running.engine.store.blobs.path(digest) ?? '')
  expect(await statuses([layer])).toEqual([404])
  const { layers: found } = await ecr.send(
    new BatchCheckLayerAvailabilityCommand({ repositoryName: 'app', layerDigests: layers }),
  )
  expect(found?.map(({ layerAvailability }) => layerAvailability)).toEqual(['UNAVAILABLE', 'AVAILABLE'])
  expect((await read()).status).toBe(500)
  await push('v1')
  expect(await statuses(layers)).toEqual([200, 200])
  expect((await read()).text).toBe(manifest)
})

test('a repository whose images were never deleted is not looked through', async () => {
  const { digest } = await registry.pushBlob('a layer without a manifest')
  age([digest], 48)
  await tidy()
  expect(await statuses([digest])).toEqual([200])
})
