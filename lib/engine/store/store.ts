import { join } from 'node:path'
import type Database from 'libsql'
import { fileBlobs, memoryBlobs, type Blobs } from './blobs'
import { memoryDatabase, openDatabase, type Damage, type OpenDatabase } from './database'
import { frozenRecord } from './frozen'
import { GroupCommit } from './group-commit'
import { readOnlyError } from './read-only'
import { RecordCache } from './record-cache'
import { sumOf } from './sum'

/** Where a record lies. */
export type Place = { readonly account: string; readonly region: string; readonly kind: string; readonly key: string }

/** A write of a request: the record's JSON text, or undefined to delete it. */
export type Write = Place & { readonly text: string | undefined }

/** A record as it is kept: `value` is its JSON text. */
export type Stored = Place & { readonly value: string }

const stored = (row: unknown): Stored[] => {
  if (!Array.isArray(row)) return []
  const [account = '', region = '', kind = '', key = '', value = ''] = row.map(String)
  return [{ account, region, kind, key, value }]
}

type Row = readonly [key: string, value: string]
const isRow = (row: unknown): row is Row =>
  Array.isArray(row) && typeof row[0] === 'string' && typeof row[1] === 'string'

/** Sorts after every key that begins with what stands before it. */
const LAST = '\u{10FFFF}'

/** Parsed records are kept up to twice so many characters of JSON: some 10,000 functions. */
const CACHED_CHARACTERS = 14 * 2 ** 20

/** A longer list is a walk through everything: keeping it would push out what is read again and again. */
const CACHED_ROWS = 200

/** A record as `frozenRecord` gives it, null where there is none: that is worth keeping too. */
type Cached = ReturnType<typeof frozenRecord>

const nameOf = (account: string, region: string, kind: string, key: string): string =>
  `${account}/${region}/${kind}/${key}`

/** The engine's records and blobs: the only module that speaks SQL. Synchronous. */
export class Store {
  readonly #database: Database.Database
  readonly #cache = new RecordCache<Cached>(CACHED_CHARACTERS)
  readonly #group: GroupCommit
  readonly #select
  readonly #range
  readonly #count
  readonly #put
  readonly #remove

  private constructor(
    readonly opened: OpenDatabase,
    readonly blobs: Blobs,
    /** Where blobs lie as files; undefined in memory. */
    readonly blobFolder: string | undefined,
  ) {
    const { database } = opened
    this.#database = database
    this.#group = new GroupCommit(database, () => this.#cache.clear())
    this.#select = database
      .prepare('SELECT key, value FROM records WHERE account = ? AND region = ? AND kind = ? AND key = ?')
      .raw()
    this.#range = database
      .prepare(
        'SELECT key, value FROM records WHERE account = ? AND region = ? AND kind = ? AND key >= ? AND key > ? AND key < ? ORDER BY key LIMIT ?',
      )
      .raw()
    this.#count = database
      .prepare('SELECT count(*) FROM records WHERE account = ? AND region = ? AND kind = ? AND key >= ? AND key < ?')
      .raw()
    this.#put = database.prepare('INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?)')
    this.#remove = database.prepare('DELETE FROM records WHERE account = ? AND region = ? AND kind = ? AND key = ?')
  }

  /** @throws StoreError when the folder is in use, or written by a newer Gantry. Damaged, it only reads. */
  static open(folder: string): Store {
    const blobFolder = join(folder, 'blobs')
    return new Store(openDatabase(folder), fileBlobs(blobFolder), blobFolder)
  }

  static inMemory(): Store {
    return new Store({ database: memoryDatabase() }, memoryBlobs(), undefined)
  }

  /** Why nothing may be written, when the records are damaged. */
  get damage(): Damage | undefined {
    return this.opened.damage
  }

  /** @returns the record, frozen: readers share it */
  get(account: string, region: string, kind: string, key: string): Cached | undefined {
    const name = nameOf(account, region, kind, key)
    const known = this.#cache.get(name)
    if (known !== undefined) return known ?? undefined
    const row = this.#select.get(account, region, kind, key)
    return (isRow(row) ? this.#keep(name, row[1]) : this.#keep(name, 'null')) ?? undefined
  }

  /** Keys and frozen records in key order; `limit` -1 is all. */
  list(account: string, region: string, kind: string, prefix: string, after: string, limit: number) {
    const from = after.startsWith(prefix) ? after : prefix
    const rows = this.#range.all(account, region, kind, from, after, prefix + LAST, limit).filter(isRow)
    return rows.map(([key, text]) => {
      const name = nameOf(account, region, kind, key)
      const known = this.#cache.get(name)
      const value = known ?? (rows.length > CACHED_ROWS ? frozenRecord(text) : this.#keep(name, text))
      return { key, value }
    })
  }

  #keep(name: string, text: string): Cached {
    const record = frozenRecord(text)
    this.#cache.set(name, record, name.length + text.length)
    return record
  }

  /**
   * Every record of every account but the lines of logs, which are large and name nothing. A page at a time: for what
   * looks through all of them without stopping others.
   */
  *pages(): Generator<readonly Stored[]> {
    const next = this.#database
      .prepare(
        `SELECT account, region, kind, key, value FROM records WHERE (account, region, kind, key) > (?, ?, ?, ?) AND kind <> 'logChunk' ORDER BY account, region, kind, key LIMIT 200`,
      )
      .raw()
    for (let last: Stored | undefined; ;) {
      const { account = '', region = '', kind = '', key = '' } = last ?? {}
      const page = next.all(account, region, kind, key).flatMap(stored)
      if (page.length === 0) return
      yield page
      last = page.at(-1)
    }
  }

  count(account: string, region: string, kind: string, prefix: string): number {
    const row = this.#count.get(account, region, kind, prefix, prefix + LAST)
    return Array.isArray(row) ? Number(row[0]) : 0
  }

  /** All of them or none, on the disk when this returns. */
  write(writes: Iterable<Write>): void {
    this.#apply(writes)
    this.#group.flush()
  }

  /** All of them or none, in one transaction with others of this moment: on the disk when it resolves. */
  writeTogether(writes: Iterable<Write>): Promise<void> {
    return this.#apply(writes)
  }

  /** Undefined when everything that `get` and `list` give is on the disk, else what resolves once it is. */
  get pending(): Promise<void> | undefined {
    return this.#group.pending
  }

  #apply(writes: Iterable<Write>): Promise<void> {
    this.#refuseWhenDamaged()
    return this.#group.add(() => {
      for (const { account, region, kind, key, text } of writes) {
        this.#cache.delete(nameOf(account, region, kind, key))
        if (text === undefined) this.#remove.run(account, region, kind, key)
        else this.#put.run(account, region, kind, key, text, sumOf(account, region, kind, key, text))
      }
    })
  }

  settings(): readonly { account: string; name: string; value: string }[] {
    const rows: unknown[] = this.#database.prepare('SELECT account, name, value FROM settings').raw().all()
    return rows.flatMap((row) =>
      Array.isArray(row) ? [{ account: String(row[0]), name: String(row[1]), value: String(row[2]) }] : [],
    )
  }

  setSetting(account: string, name: string, value: string): void {
    this.#refuseWhenDamaged()
    this.#group.flush()
    this.#database
      .prepare('INSERT OR REPLACE INTO settings VALUES (?, ?, ?, ?)')
      .run(account, name, value, sumOf(account, name, value))
  }

  /** Forgets one account, or everything where none is given. */
  reset(account?: string): void {
    this.#refuseWhenDamaged()
    this.#group.flush()
    this.#cache.clear()
    for (const table of ['records', 'settings']) {
      if (account === undefined) this.#database.prepare(`DELETE FROM ${table}`).run()
      else this.#database.prepare(`DELETE FROM ${table} WHERE account = ?`).run(account)
    }
    if (account === undefined) this.blobs.clear()
  }

  /**
   * Lets go of the folder. The file's lock is released first: libsql's `close` waits for its statements to be
   * collected.
   */
  close(): void {
    this.#group.flush()
    this.#database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM settings')
    this.#database.close()
    this.opened.closed?.()
    this.opened.lock?.release()
  }

  #refuseWhenDamaged(): void {
    if (this.damage) throw readOnlyError(this.damage)
  }
}
