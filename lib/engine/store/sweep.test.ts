import { existsSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Store } from './store'
import { sweep } from './sweep'
import { UnitOfWork } from './unit-of-work'

const DAY = 24 * 60 * 60 * 1000
let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-sweep-'))
  store = Store.open(join(folder, 'data'))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const age = (path: string | undefined, ms: number) => {
  const then = new Date(Date.now() - ms)
  utimesSync(path ?? '', then, then)
}

/** A blob of an hour ago. */
const oldBlob = (text: string) => {
  const digest = store.blobs.put(Buffer.from(text))
  age(store.blobs.path(digest), 3_600_000)
  return digest
}

const upload = async (bytes: string) => {
  const id = await store.blobs.uploads.begin()
  await store.blobs.uploads.hold(id, (held) => held.append([Buffer.from(bytes)]))
  return id
}

test('a blob stays while any record of any account names it', async () => {
  const unit = new UnitOfWork(store)
  const names = ['layer', 'zip', 'manifest', 'nobody’s']
  const [layer = '', zip = '', manifest = '', garbage = ''] = names.map(oldBlob)
  unit
    .worldOf('111111111111', 'eu-west-1')
    .put('layer', `app@${layer}`, { repository: 'app', digest: layer, size: 1, stored: true })
  unit
    .worldOf('222222222222', 'us-east-1')
    .put('imageTag', 'app:v1', { repository: 'app', tag: 'v1', digest: manifest })
  unit.commit()
  const sha256 = Buffer.from(zip.slice('sha256:'.length), 'hex').toString('base64')
  store.write([
    {
      account: '1',
      region: 'r',
      kind: 'function',
      key: 'f',
      text: JSON.stringify({ code: { packageType: 'Zip', sha256 } }),
    },
  ])
  expect(await sweep(store)).toBe(1)
  expect([layer, zip, manifest].map((digest) => store.blobs.size(digest))).toEqual([5, 3, 8])
  expect(store.blobs.size(garbage)).toBeUndefined()
})

test('a log that mentions a blob does not keep it, and is not read', async () => {
  const digest = oldBlob('pulled once')
  const events = [[0, `Pulled ${digest}\n`]]
  store.write([
    {
      account: '1',
      region: 'r',
      kind: 'logChunk',
      key: 'g:s:1',
      text: JSON.stringify({ ingestedAt: 0, bytes: 0, events }),
    },
  ])
  expect(await sweep(store)).toBe(1)
})

test('among many records none is overlooked', async () => {
  const digests = Array.from({ length: 450 }, (_, i) => oldBlob(`blob ${i}`))
  store.write(
    digests.map((digest, i) => ({
      account: '1',
      region: 'r',
      kind: 'k',
      key: `${i % 7}:${i}`,
      text: JSON.stringify(digest),
    })),
  )
  expect(await sweep(store)).toBe(0)
})

test('a blob whose record is on its way stays', async () => {
  const digest = store.blobs.put(Buffer.from('new'))
  const again = oldBlob('old, and put again')
  store.blobs.put(Buffer.from('old, and put again'))
  const mounted = oldBlob('old, and mounted')
  store.blobs.touch(mounted)
  const uploaded = await upload('from an upload that took two hours')
  age(join(folder, 'data', 'blobs', 'uploads', uploaded), 7_200_000)
  const kept = await store.blobs.uploads.hold(uploaded, async (held) => (await held.keep(), held.digest()))
  expect(await sweep(store)).toBe(0)
  expect([digest, again, mounted, kept ?? ''].map((one) => store.blobs.path(one))).not.toContain(undefined)
})

test('what a crash left half written goes', async () => {
  const digest = oldBlob('whole')
  const beside = `${store.blobs.path(digest)}.0f0f`
  writeFileSync(beside, 'ha')
  age(beside, 3_600_000)
  store.write([{ account: '1', region: 'r', kind: 'k', key: 'k', text: JSON.stringify(digest) }])
  expect(await sweep(store)).toBe(1)
  expect(existsSync(beside)).toBe(false)
})

test('an upload of yesterday goes with its record, one of today and one in work stay', async () => {
  const [old, young, held] = [await upload('old'), await upload('young'), await upload('held')]
  for (const id of [old, held]) age(join(folder, 'data', 'blobs', 'uploads', id), DAY + 1000)
  const text = JSON.stringify({ repository: 'app' })
  store.write([old, young, held].map((key) => ({ account: '1', region: 'r', kind: 'layerUpload', key, text })))
  await store.blobs.uploads.hold(held, async () => void (await sweep(store)))
  const received = [old, young, held].map((id) => store.blobs.uploads.received(id))
  expect(await Promise.all(received)).toEqual([undefined, 5, 4])
  expect(store.get('1', 'r', 'layerUpload', old)).toBeUndefined()
  expect(store.count('1', 'r', 'layerUpload', '')).toBe(2)
})

test('an upload goes on after a restart with what is on the disk', async () => {
  const id = await upload('first ')
  store.close()
  truncateSync(join(folder, 'data', 'blobs', 'uploads', id), 5)
  store = Store.open(join(folder, 'data'))
  expect(await store.blobs.uploads.received(id)).toBe(5)
  const digest = await store.blobs.uploads.hold(id, async (held) => {
    await held.append([Buffer.from(' second')])
    const found = held.digest()
    await held.keep()
    return found
  })
  expect(Buffer.from(store.blobs.get(digest ?? '') ?? []).toString()).toBe('first second')
  expect(await store.blobs.uploads.received(id)).toBeUndefined()
})

test('a sweep ends when it is told to', async () => {
  oldBlob('nobody’s')
  expect(await sweep(store, AbortSignal.abort())).toBe(0)
})
