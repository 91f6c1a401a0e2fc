import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'libsql'
import { syncFolder } from './blobs'
import { isAsClosed, markClosed } from './closed-mark'
import { inUse, lockFolder, type FolderLock } from './lock'
import { rescue } from './rescue'
import { columnsOf, FROM_VERSION_1, firstValue, SCHEMA, SCHEMA_VERSION } from './schema'
import { StoreError } from './store-error'
import { isWhole } from './sum'
import { inspectWal } from './wal'

/** Why an engine only reads: a sentence for the person who started it, and how many records could be read. */
export type Damage = { readonly sentence: string; readonly records: number }

/** The records of a data folder. `warning` tells what was dropped, `damage` that they must not be written to. */
export type OpenDatabase = {
  readonly database: Database.Database
  readonly lock?: FolderLock
  readonly warning?: string
  readonly damage?: Damage
  /** To be called when it has been closed, with all its writes in the file. */
  closed?(): void
}

/** @returns a database of its own in memory, for tests */
export function memoryDatabase(): Database.Database {
  const database = new Database(':memory:')
  database.exec(SCHEMA)
  return database
}

/**
 * Opens the records of a data folder, and creates them where there are none. Damaged ones are read into the memory
 * as far as they can be, and stay as they are on the disk.
 * @throws StoreError when another engine uses the folder, or a newer one wrote it
 */
export function openDatabase(folder: string): OpenDatabase {
  const lock = lockFolder(folder)
  try {
    return { lock, ...openRecords(folder) }
  } catch (error) {
    lock.release()
    throw error
  }
}

function openRecords(folder: string): Omit<OpenDatabase, 'lock'> {
  const file = join(folder, 'engine.db')
  if (!existsSync(file) && ['blobs', 'engine.db-wal'].some((name) => existsSync(join(folder, name))))
    return openDamaged(folder, 'engine.db is missing')
  if (!existsSync(file)) createDatabase(folder, file)
  const wal = inspectWal(`${file}-wal`)
  if (wal.kind === 'damaged') return openDamaged(folder, 'writes that were kept in engine.db-wal are not readable')
  const warning = wal.kind === 'torn' ? torn(wal.bytes) : undefined
  let database: Database.Database | undefined
  try {
    database = new Database(file, { timeout: 0 })
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; COMMIT')
    const problem = check(database, folder, isAsClosed(file))
    if (problem !== undefined) {
      database.close()
      return openDamaged(folder, problem)
    }
    database.exec('PRAGMA journal_mode = WAL')
    return { database, closed: () => markClosed(file), ...(warning && { warning }) }
  } catch (error) {
    database?.close()
    if (error instanceof StoreError) throw error
    if (isBusy(error)) throw inUse(folder, error)
    return openDamaged(folder, error instanceof Error ? error.message : String(error))
  }
}

const torn = (bytes: number): string =>
  `The last record was cut short while it was written, and nobody was told that it was kept: ${bytes} bytes are dropped.`

const isBusy = (error: unknown): boolean => error instanceof Error && /locked|busy/i.test(error.message)

function openDamaged(folder: string, detail: string): Omit<OpenDatabase, 'lock'> {
  const { database, records } = rescue(folder)
  return { database, damage: { sentence: damagedSentence(folder, detail, records), records } }
}

function damagedSentence(folder: string, detail: string, records: number): string {
  const read = ` ${records === 0 ? 'Nothing' : `${records} records`} could be read.`
  return (
    `The engine's records in ${folder} are damaged (${detail}).${read} The engine changes nothing:` +
    ' restore the folder from a copy, or start afresh with "npm run engine -- --reset".'
  )
}

/**
 * @param known whether these records were whole when they were last looked at
 * @returns what is damaged @throws StoreError for a newer schema
 */
function check(database: Database.Database, folder: string, known: boolean): string | undefined {
  const found = firstValue(database, 'PRAGMA user_version')
  if (typeof found === 'number' && found > SCHEMA_VERSION) {
    throw new StoreError(
      `The data folder ${folder} was written by a newer Gantry (schema ${found}). Start that one, or use another folder with GANTRY_DATA_DIR.`,
    )
  }
  if (found !== 1 && found !== SCHEMA_VERSION) return 'they have no schema version'
  const verdict = String(firstValue(database, 'SELECT CAST(quick_check AS BLOB) FROM pragma_quick_check(1)'))
  if (verdict !== 'ok') return verdict.replaceAll(/\s+/g, ' ')
  if (found === 1) database.exec(FROM_VERSION_1)
  if (known) return undefined
  for (const table of ['records', 'settings'] as const)
    for (const row of database
      .prepare(`SELECT ${columnsOf(table)} FROM ${table}`)
      .raw()
      .iterate())
      if (!isWhole(row)) return 'a record is not what was written'
  return undefined
}

/** Made whole beside and renamed, so that an `engine.db` which exists is never half made. */
function createDatabase(folder: string, file: string): void {
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
  const lock = lockFolder(folder)
  const files = [
    'engine.db',
    'engine.db-wal',
    'engine.db-shm',
    'engine.db-journal',
    'engine.db.new',
    'engine.db.closed',
    'blobs',
    'rootfs',
  ]
  for (const name of files) rmSync(join(folder, name), { recursive: true, force: true })
  lock.release()
}
