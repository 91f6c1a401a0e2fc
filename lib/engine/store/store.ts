import { join } from 'node:path'
import type Database from 'libsql'
import { fileBlobs, memoryBlobs, type Blobs } from './blobs'
import { memoryDatabase, openDatabase } from './database'

/** A write of a request: `value` undefined deletes. */
export type Write = {
  readonly account: string
  readonly region: string
  readonly kind: string
  readonly key: string
  readonly value: unknown
}

/** A record as it is kept: `value` is its JSON text. */
export type Stored = {
  readonly account: string
  readonly region: string
  readonly kind: string
  readonly key: string
  readonly value: string
}

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

/** The engine's records and blobs: the only module that speaks SQL. Synchronous. */
export class Store {
  readonly #database: Database.Database
  readonly #select
  readonly #range
  readonly #count
  readonly #write

  private constructor(
    database: Database.Database,
    readonly blobs: Blobs,
    /** Where blobs lie as files; undefined in memory. */
    readonly blobFolder: string | undefined,
  ) {
    this.#database = database
    this.#select = database
      .prepare('SELECT key, value FROM records WHERE account = ? AND region = ? AND kind = ? AND key = ?')
      .raw()
    this.#range = database
      .prepare(
        'SELECT key, value FROM records WHERE account = ? AND region = ? AND kind = ? AND key >= ? AND key > ? AND key < ? ORDER BY key LIMIT ?',
      )
      .raw()
    this.#count = database
      .prepare(
        'SELECT count(*) FROM records WHERE account = ? AND region = ? AND kind = ? AND key >= ? AND key < ?',
      )
      .raw()
    const put = database.prepare('INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?)')
    const remove = database.prepare(
      'DELETE FROM records WHERE account = ? AND region = ? AND kind = ? AND key = ?',
    )
    this.#write = database.transaction((writes: Iterable<Write>) => {
      for (const { account, region, kind, key, value } of writes) {
        if (value === undefined) remove.run(account, region, kind, key)
        else put.run(account, region, kind, key, JSON.stringify(value))
      }
    })
  }

  /** @throws StoreError when the folder is in use or damaged */
  static open(folder: string): Store {
    const blobFolder = join(folder, 'blobs')
    return new Store(openDatabase(folder), fileBlobs(blobFolder), blobFolder)
  }

  static inMemory(): Store {
    return new Store(memoryDatabase(), memoryBlobs(), undefined)
  }

  /** @returns the record's JSON text */
  get(account: string, region: string, kind: string, key: string): string | undefined {
    const row = this.#select.get(account, region, kind, key)
    return isRow(row) ? row[1] : undefined
  }

  /** Key and JSON text in key order; `limit` -1 is all. */
  list(
    account: string,
    region: string,
    kind: string,
    prefix: string,
    after: string,
    limit: number,
  ): readonly Row[] {
    const from = after.startsWith(prefix) ? after : prefix
    return this.#range.all(account, region, kind, from, after, prefix + LAST, limit).filter(isRow)
  }

  /** Every record of every account, a page at a time: for what looks through all of them without stopping others. */
  *pages(): Generator<readonly Stored[]> {
    const next = this.#database
      .prepare(
        'SELECT account, region, kind, key, value FROM records WHERE (account, region, kind, key) > (?, ?, ?, ?) ORDER BY account, region, kind, key LIMIT 200',
      )
      .raw()
    for (let last: Stored | undefined; ; ) {
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

  /** All of them or none: one transaction, on the disk when this returns. */
  write(writes: Iterable<Write>): void {
    this.#write(writes)
  }

  settings(): readonly { account: string; name: string; value: string }[] {
    const rows: unknown[] = this.#database.prepare('SELECT account, name, value FROM settings').raw().all()
    return rows.flatMap((row) =>
      Array.isArray(row) ? [{ account: String(row[0]), name: String(row[1]), value: String(row[2]) }] : [],
    )
  }

  setSetting(account: string, name: string, value: string): void {
    this.#database.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?, ?)').run(account, name, value)
  }

  /** Forgets one account, or everything where none is given. */
  reset(account?: string): void {
    for (const table of ['records', 'settings']) {
      if (account === undefined) this.#database.prepare(`DELETE FROM ${table}`).run()
      else this.#database.prepare(`DELETE FROM ${table} WHERE account = ?`).run(account)
    }
    if (account === undefined) this.blobs.clear()
  }

  /** Lets go of the folder. The file's lock is released first: libsql's `close` waits for its statements to be collected. */
  close(): void {
    this.#database.exec(
      'PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM settings',
    )
    this.#database.close()
  }
}
