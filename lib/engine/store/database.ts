import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'libsql'
import { syncFolder } from './blobs'

const SCHEMA_VERSION = 1
const SCHEMA = `
  CREATE TABLE records (account TEXT, region TEXT, kind TEXT, key TEXT, value TEXT NOT NULL,
    PRIMARY KEY (account, region, kind, key)) WITHOUT ROWID;
  CREATE TABLE settings (account TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (account, name)) WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA_VERSION};`

/** The data folder cannot be used; the message is a sentence for the person who started the engine. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** @returns a database of its own in memory, for tests */
export function memoryDatabase(): Database.Database {
  const database = new Database(':memory:')
  database.exec(SCHEMA)
  return database
}

/**
 * Opens the records of a data folder, and creates them where there are none. The lock is SQLite's own on the
 * file: it ends with the process, however that ends.
 * @throws StoreError when another engine uses the folder, or when the records are damaged
 */
export function openDatabase(folder: string): Database.Database {
  const file = join(folder, 'engine.db')
  if (!existsSync(file)) createDatabase(folder, file)
  let database: Database.Database | undefined
  try {
    database = new Database(file, { timeout: 0 })
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; COMMIT',
    )
    check(database, folder)
    return database
  } catch (error) {
    database?.close()
    throw error instanceof StoreError ? error : new StoreError(sentence(folder, error), { cause: error })
  }
}

function sentence(folder: string, error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error)
  if (isInUse(error)) {
    return `Another engine uses the data folder ${folder}. Stop it, or give this one its own folder with GANTRY_DATA_DIR.`
  }
  return damaged(folder, detail)
}

const isInUse = (error: unknown): boolean => error instanceof Error && /locked|busy/i.test(error.message)

const damaged = (folder: string, detail: string): string =>
  `The engine's records in ${folder} are damaged (${detail}). Restore the folder from a copy, or start afresh with "npm run engine -- --reset".`

function check(database: Database.Database, folder: string): void {
  const found = first(database, 'PRAGMA user_version')
  if (typeof found === 'number' && found > SCHEMA_VERSION) {
    throw new StoreError(
      `The data folder ${folder} was written by a newer Gantry (schema ${found}). Start that one, or use another folder with GANTRY_DATA_DIR.`,
    )
  }
  if (found !== SCHEMA_VERSION) throw new StoreError(damaged(folder, 'they have no schema version'))
  const verdict = first(database, 'PRAGMA quick_check(1)')
  if (verdict !== 'ok') throw new StoreError(damaged(folder, String(verdict)))
}

function first(database: Database.Database, sql: string): unknown {
  const row = database.prepare(sql).raw().get()
  return Array.isArray(row) ? row[0] : undefined
}

/** Made whole beside and renamed, so that an `engine.db` which exists is never half made. */
function createDatabase(folder: string, file: string): void {
  if (
    existsSync(join(folder, 'blobs')) ||
    (existsSync(folder) && readdirSync(folder).includes('engine.db-wal'))
  ) {
    throw new StoreError(damaged(folder, 'engine.db is missing'))
  }
  mkdirSync(folder, { recursive: true })
  const beside = `${file}.new`
  rmSync(beside, { force: true })
  const database = new Database(beside)
  database.exec(`PRAGMA synchronous = FULL; ${SCHEMA}`)
  database.close()
  renameSync(beside, file)
  syncFolder(folder)
  syncFolder(dirname(folder))
}

/**
 * Removes what the engine keeps in a data folder, holding its lock meanwhile. The records go first: what is cut
 * short is reported at the next start, and never looks whole.
 * @throws StoreError when an engine uses it
 */
export function removeData(folder: string): void {
  const held = existsSync(join(folder, 'engine.db')) ? lock(folder) : undefined
  for (const name of [
    'engine.db',
    'engine.db-wal',
    'engine.db-shm',
    'engine.db-journal',
    'engine.db.new',
    'blobs',
    'rootfs',
  ]) {
    rmSync(join(folder, name), { recursive: true, force: true })
  }
  held?.close()
}

/** @returns undefined where the records are too damaged to be opened */
function lock(folder: string): Database.Database | undefined {
  try {
    return openDatabase(folder)
  } catch (error) {
    if (error instanceof StoreError && isInUse(error.cause)) throw error
    return undefined
  }
}
