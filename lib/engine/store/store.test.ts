import { spawnSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launcher } from '../registry/test-process'
import { digestOf } from './blobs'
import { removeData } from './database'
import { Store } from './store'
import { UnitOfWork } from './unit-of-work'
import type { World } from './world'

const ACCOUNT = '123456789012'
const tag = (name: string) => ({ repository: 'app', tag: name, digest: 'sha256:0' })

let folder: string
let opened: Store[]
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'gantry-store-')), 'data')
  opened = []
})
afterEach(() => {
  for (const store of opened) store.close()
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

const open = (): Store => {
  const store = Store.open(folder)
  opened.push(store)
  return store
}
const close = (): void => opened.pop()?.close()

const world = (store: Store, account = ACCOUNT, region = 'us-east-1') => {
  const unit = new UnitOfWork(store)
  return { unit, world: unit.worldOf(account, region) }
}

test('a request sees its own writes; others see them after the commit, all together', () => {
  const store = Store.inMemory()
  const first = world(store)
  first.world.put('imageTag', 'app:b', tag('b'))
  first.world.put('imageTag', 'app:a', tag('a'))
  expect(first.world.get('imageTag', 'app:a')).toEqual(tag('a'))
  expect(first.world.list('imageTag').map(({ key }) => key)).toEqual(['app:a', 'app:b'])
  expect(first.world.count('imageTag', 'app:')).toBe(2)
  expect(world(store).world.get('imageTag', 'app:a')).toBeUndefined()
  first.unit.commit()
  expect(world(store).world.count('imageTag')).toBe(2)

  const second = world(store)
  expect(second.world.delete('imageTag', 'app:a')).toBe(true)
  expect(second.world.delete('imageTag', 'app:a')).toBe(false)
  expect(second.world.get('imageTag', 'app:a')).toBeUndefined()
  expect(second.world.list('imageTag').map(({ key }) => key)).toEqual(['app:b'])
  expect(world(store).world.get('imageTag', 'app:a')).toEqual(tag('a'))
})

test('nobody can change a record that readers share, nor one that waits for its commit', () => {
  const store = Store.inMemory()
  const { world: records, unit } = world(store)
  const given = { ...tag('a'), inner: { list: [1] } }
  records.put('imageTag', 'app:a', given)
  given.inner.list.push(2)
  for (const found of [records.get('imageTag', 'app:a'), records.list('imageTag')[0]?.value]) {
    expect(found).toEqual({ ...tag('a'), inner: { list: [1] } })
    expect(() => Object.assign(found ?? {}, { digest: 'changed' })).toThrow(TypeError)
  }
  unit.commit()
  const reader = () => world(store).world
  for (const found of [reader().get('imageTag', 'app:a'), reader().list('imageTag')[0]?.value]) {
    expect(() => Object.assign(found ?? {}, { digest: 'changed' })).toThrow(TypeError)
    expect(() => Object.assign(Reflect.get(found ?? {}, 'inner'), { list: [] })).toThrow(TypeError)
  }
  expect(reader().get('imageTag', 'app:a')?.digest).toBe('sha256:0')
})

test('readers see the newest record, also after one that was not there, and none after a reset', () => {
  const store = Store.inMemory()
  const read = () => world(store).world.get('imageTag', 'app:a')?.digest
  const change = (work: (records: World) => void) => {
    const { world: records, unit } = world(store)
    work(records)
    unit.commit()
  }
  expect(read()).toBeUndefined()
  change((records) => records.put('imageTag', 'app:a', tag('a')))
  expect(read()).toBe('sha256:0')
  change((records) => records.put('imageTag', 'app:a', { ...tag('a'), digest: 'sha256:1' }))
  expect(read()).toBe('sha256:1')
  expect(world(store).world.list('imageTag')[0]?.value.digest).toBe('sha256:1')
  change((records) => records.delete('imageTag', 'app:a'))
  expect(read()).toBeUndefined()
  change((records) => records.put('imageTag', 'app:a', tag('a')))
  store.reset()
  expect(read()).toBeUndefined()
})

test('lists are in byte order, narrowed by prefix, after and limit, before and after the commit', () => {
  const store = Store.inMemory()
  const { world: records, unit } = world(store)
  const keys = ['app:1', 'app:10', 'app:2', 'app:\u{ff5e}', 'app:\u{1f600}', 'apq:1', 'b']
  for (const key of keys.toReversed()) records.put('imageTag', key, tag(key))
  for (let round = 0; round < 2; round++) {
    const listed = (options: object) => records.list('imageTag', options).map(({ key }) => key)
    expect(listed({})).toEqual(keys)
    expect(listed({ prefix: 'app:' })).toEqual(keys.slice(0, 5))
    expect(listed({ prefix: 'app:', after: 'app:1', limit: 2 })).toEqual(['app:10', 'app:2'])
    expect(listed({ after: 'app:\u{1f600}' })).toEqual(['apq:1', 'b'])
    expect(records.count('imageTag', 'app:1')).toBe(2)
    unit.commit()
  }
})

test('a limit holds when pending deletions lie inside the page', () => {
  const store = Store.inMemory()
  const { world: before, unit } = world(store)
  for (const name of ['a', 'b', 'c', 'd']) before.put('imageTag', name, tag(name))
  unit.commit()
  const { world: records } = world(store)
  records.delete('imageTag', 'a')
  records.put('imageTag', 'bb', tag('bb'))
  expect(records.list('imageTag', { limit: 3 }).map(({ key }) => key)).toEqual(['b', 'bb', 'c'])
})

test('accounts and Regions do not see each other; a reset forgets one account', () => {
  const store = Store.inMemory()
  const here = world(store)
  here.world.put('imageTag', 'a', tag('a'))
  here.unit.worldOf('210987654321', 'us-east-1').put('imageTag', 'b', tag('b'))
  here.unit.commit()
  expect(world(store, ACCOUNT, 'eu-west-1').world.count('imageTag')).toBe(0)
  store.reset(ACCOUNT)
  expect(world(store).world.count('imageTag')).toBe(0)
  expect(world(store, '210987654321').world.count('imageTag')).toBe(1)
})

test('records, settings and blobs are there after a restart', () => {
  const bytes = Buffer.from('{"schemaVersion":2}')
  const first = world(open())
  first.world.put('imageTag', 'a', tag('a'))
  const digest = first.world.putBlob(bytes)
  expect(Buffer.from(first.world.getBlob(digest) ?? [])).toEqual(bytes)
  expect(first.unit.store.blobs.get(digest)).toBeUndefined()
  first.unit.commit()
  first.unit.store.setSetting(ACCOUNT, 'speed', 'slow')
  close()
  const store = open()
  expect(world(store).world.get('imageTag', 'a')).toEqual(tag('a'))
  expect(store.settings()).toEqual([{ account: ACCOUNT, name: 'speed', value: 'slow' }])
  expect(digest).toBe(digestOf(bytes))
  expect(Buffer.from(store.blobs.get(digest) ?? [])).toEqual(bytes)
  expect(store.blobs.get('sha256:../../engine.db')).toBeUndefined()
})

test('a second engine on the same folder is refused, also from another process', () => {
  open()
  expect(() => Store.open(folder)).toThrow(/^Another engine uses the data folder/)
  expect(() => removeData(folder)).toThrow(/^Another engine uses the data folder/)
  const other = spawnSync(process.execPath, [launcher], {
    env: { ...process.env, GANTRY_DATA_DIR: folder, GANTRY_ENGINE_PORT: '0' },
    encoding: 'utf8',
  })
  expect(other.status).toBe(1)
  expect(other.stderr).toContain('Another engine uses the data folder')
  expect(existsSync(join(folder, 'engine.db'))).toBe(true)
})

test('a data folder that is a file, or lies below one, is said to be of no use', () => {
  const file = join(folder, '..', 'file')
  writeFileSync(file, '')
  for (const path of [file, join(file, 'below')])
    expect(() => Store.open(path)).toThrow(
      /^The data folder .* cannot be written to \(.*\)\. Allow it, or choose another with GANTRY_DATA_DIR\.$/,
    )
})

test('after kill -9 nothing acknowledged is lost and the folder is free', async () => {
  const script = `
    import { Store } from ${JSON.stringify(join(import.meta.dirname, 'store.ts'))}
    const store = Store.open(${JSON.stringify(folder)})
    for (let i = 0; ; i++) {
      store.write([{ account: '1', region: 'r', kind: 'k', key: 'a' + i, text: String(i) }, { account: '1', region: 'r', kind: 'k', key: 'b' + i, text: String(i) }])
      process.stdout.write(i + '\\n')
    }`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  let output = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes('\n50\n')) child.kill('SIGKILL')
  })
  await ended
  const last = Number(output.split('\n').at(-2))
  expect(last).toBeGreaterThanOrEqual(50)
  const store = open()
  for (let i = 0; i <= last; i++) expect(store.get('1', 'r', 'k', `a${i}`)).toBe(i)
  expect(store.count('1', 'r', 'k', 'a')).toBe(store.count('1', 'r', 'k', 'b'))
})
