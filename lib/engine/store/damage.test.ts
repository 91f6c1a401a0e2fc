import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { removeData } from './database'
import { Store } from './store'

const COUNT = 400
const DAMAGED =
  /^The engine's records in .* are damaged .* restore the folder from a copy, or start afresh with "npm run engine -- --reset"\.$/

let base: string
/** A folder that was closed, and one whose engine was killed: its newest writes are in the log. */
let closed: string
let killed: string
let folder: string

const keyOf = (i: number) => `app:${String(i).padStart(4, '0')}`
const valueOf = (i: number) => ({ repository: 'app', tag: 'x'.repeat(150), digest: `sha256:${i}` })

function fill(path: string, leave: (store: Store) => void): void {
  const store = Store.open(path)
  for (let i = 0; i < COUNT; i++)
    store.write([{ account: '1', region: 'r', kind: 'imageTag', key: keyOf(i), text: JSON.stringify(valueOf(i)) }])
  leave(store)
}

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'gantry-damage-'))
  closed = join(base, 'closed')
  killed = join(base, 'killed')
  fill(closed, (store) => store.close())
  fill(join(base, 'open'), (store) => {
    spawnSync('cp', ['-r', join(base, 'open'), killed])
    store.close()
  })
})
afterAll(() => rmSync(base, { recursive: true, force: true }))
beforeEach(() => {
  folder = join(base, 'data')
})

function use(source: string, change: (bytes: Buffer) => Buffer, name = 'engine.db'): void {
  rmSync(folder, { recursive: true, force: true })
  spawnSync('cp', ['-r', source, folder])
  writeFileSync(join(folder, name), change(readFileSync(join(folder, name))))
}

/** What an engine on the folder knows: which records, whether it says that they are damaged, what it warned of. */
function look() {
  const store = Store.open(folder)
  try {
    const found = store.list('1', 'r', 'imageTag', '', '', -1)
    for (const { key, value } of found) expect(value).toEqual(valueOf(Number(key.slice(4))))
    const write = () => store.write([{ account: '1', region: 'r', kind: 'k', key: 'new', text: '1' }])
    if (store.damage) {
      expect(store.damage.sentence).toMatch(DAMAGED)
      expect(write).toThrow(store.damage.sentence)
    } else write()
    return { found: found.length, damage: store.damage, warning: store.opened.warning }
  } finally {
    store.close()
  }
}

const flip = (at: number, bits: number) => (bytes: Buffer) => {
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ bits
  return bytes
}
const anywhere = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))
/** These four bytes are the version of the schema: a newer one is refused, as it should be. */
const isVersion = (at: number, size: number) => at % size >= 60 && at % size < 64

test('a byte flipped anywhere: every record as it was written, or reading only', () => {
  const size = statSync(join(closed, 'engine.db')).size
  fc.assert(
    fc.property(anywhere, ([at, bits]) => {
      fc.pre(!isVersion(at, size))
      use(closed, flip(at, bits))
      const { found, damage } = look()
      if (damage) expect(damage.records).toBe(found)
      else expect(found).toBe(COUNT)
      expect(found).toBeGreaterThan(COUNT / 2)
    }),
    { numRuns: 40, seed: 1 },
  )
})

test('a log cut short anywhere: the records before it, and a warning where one was torn', () => {
  const size = statSync(join(killed, 'engine.db-wal')).size
  fc.assert(
    fc.property(fc.nat(size), (at) => {
      use(killed, (bytes) => bytes.subarray(0, at), 'engine.db-wal')
      const { found, damage, warning } = look()
      expect(damage).toBeUndefined()
      const frames = (at - 32) / (4096 + 24)
      if (Number.isInteger(frames) || at <= 32) expect(warning).toBeUndefined()
      else expect(warning).toMatch(/^The last record was cut short .* bytes are dropped\.$/)
      expect(found).toBeGreaterThanOrEqual(Math.floor(frames / 4) - 1)
    }),
    { numRuns: 40, seed: 1 },
  )
  use(killed, (bytes) => bytes)
  expect(look()).toMatchObject({ found: COUNT, damage: undefined, warning: undefined })
})

test('a byte flipped in the log: the last record is torn, an earlier one stops all writing', () => {
  fc.assert(
    fc.property(anywhere, ([at, bits]) => {
      use(killed, flip(at, bits), 'engine.db-wal')
      const before = readFileSync(join(folder, 'engine.db-wal'))
      const { found, damage, warning } = look()
      if (damage) expect(readFileSync(join(folder, 'engine.db-wal')).equals(before)).toBe(true)
      else expect(found).toBeGreaterThanOrEqual(COUNT - (warning === undefined ? 0 : 1))
    }),
    { numRuns: 40, seed: 1 },
  )
})

test('where nothing can be read everything is refused; a reset starts afresh', () => {
  const nothing = /are damaged \(.*\)\. Nothing could be read\. The engine changes nothing/
  use(closed, () => Buffer.alloc(0))
  expect(look()).toMatchObject({ found: 0, damage: { records: 0, sentence: expect.stringMatching(nothing) } })
  use(closed, (bytes) => bytes.fill('x'))
  expect(look()).toMatchObject({ found: 0, damage: { records: 0 } })
  use(closed, (bytes) => bytes)
  truncateSync(join(folder, 'engine.db'), 8192)
  expect(look().damage).toBeDefined()
  mkdirSync(join(folder, 'blobs'))
  mkdirSync(join(folder, 'rootfs', 'unpacked'), { recursive: true })
  rmSync(join(folder, 'engine.db'))
  expect(look().damage?.sentence).toContain('engine.db is missing')
  expect(existsSync(join(folder, 'engine.db'))).toBe(false)
  removeData(folder)
  expect(existsSync(join(folder, 'rootfs'))).toBe(false)
  expect(look()).toMatchObject({ found: 0, damage: undefined })
})
