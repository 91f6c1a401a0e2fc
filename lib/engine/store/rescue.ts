import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  closeSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { columnsOf, firstValue, SCHEMA, TABLES, type Table } from './schema'
import { wholeRow } from './sum'

/** What could be read of damaged records, in a database in memory. */
export type Rescued = { readonly database: Database.Database; readonly records: number }

/** Reads what can be read of a damaged folder, from a copy: nothing in the folder changes. */
export function rescue(folder: string): Rescued {
  const database = new Database(':memory:')
  database.exec(SCHEMA)
  const copy = mkdtempSync(join(tmpdir(), 'gantry-rescue-'))
  try {
    const file = join(copy, 'engine.db')
    const take = (): boolean => {
      for (const name of ['engine.db', 'engine.db-wal'])
        if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name))
      return existsSync(file)
    }
    if (take()) copyRows(file, database)
    if (countOf(database) === 0 && take()) {
      renewFirstPage(file, join(copy, 'new.db'))
      copyRows(file, database)
    }
    database.exec(WITHOUT_HALVES)
    return { database, records: countOf(database) }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** A function whose `$LATEST` is lost cannot be listed: what is left of it would stop the list of the others. */
const WITHOUT_HALVES = `DELETE FROM records AS meta WHERE kind = 'functionMeta' AND NOT EXISTS (SELECT 1 FROM records
  WHERE account = meta.account AND region = meta.region AND kind = 'function' AND key = meta.key || ':$LATEST')`

const countOf = (database: Database.Database): number => Number(firstValue(database, 'SELECT count(*) FROM records'))

function copyRows(file: string, into: Database.Database): void {
  let from: Database.Database | undefined
  try {
    from = new Database(file)
    copyTable(from, into, 'settings')
    copyTable(from, into, 'records')
    const kinds: unknown[] = into.prepare('SELECT DISTINCT account, region, kind FROM records').raw().all()
    for (const kind of kinds)
      copyTable(from, into, 'records', 'WHERE account = ? AND region = ? AND kind = ?', Array.isArray(kind) ? kind : [])
  } catch {
    // What was read so far is what can be read.
  } finally {
    from?.close()
  }
}

/** From both ends, so that what lies on either side of a damaged page is found. */
function copyTable(
  from: Database.Database,
  into: Database.Database,
  table: Table,
  where = '',
  values: unknown[] = [],
): void {
  const columns = TABLES[table]
  const put = into.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  for (const turn of ['', ' DESC']) {
    const order = columns.slice(0, -1).map((column) => column + turn)
    const sql = `SELECT ${columnsOf(table)} FROM ${table} ${where} ORDER BY ${order.join(', ')}`
    try {
      for (const row of from
        .prepare(sql)
        .raw()
        .iterate(...values)) {
        const whole = wholeRow(row)
        if (whole) put.run(...whole)
      }
    } catch {
      // A damaged page ends the walk.
    }
  }
}

/** The first page holds how the file is laid out, which is the same in every engine.db but for the number of pages. */
function renewFirstPage(file: string, template: string): void {
  const made = new Database(template)
  made.exec(SCHEMA)
  made.close()
  const page = Buffer.alloc(4096)
  const from = openSync(template, 'r')
  readSync(from, page, 0, page.length, 0)
  closeSync(from)
  page[18] = page[19] = existsSync(`${file}-wal`) ? 2 : 1
  page.writeUInt32BE(Math.ceil(statSync(file).size / page.length), 28)
  const to = openSync(file, 'r+')
  writeSync(to, page, 0, page.length, 0)
  closeSync(to)
}
