import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { StoreError } from './store-error'

/** A data folder that this process alone uses, until it is released or the process ends, however that ends. */
export type FolderLock = { release(): void }

/**
 * Takes a data folder. The lock is SQLite's own on an empty file of its own, so that the records can be looked at
 * before SQLite repairs them.
 * @throws StoreError when another engine uses the folder, or nothing can be written into it
 */
export function lockFolder(folder: string): FolderLock {
  makeFolder(folder)
  const database = new Database(join(folder, 'engine.lock'), { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    throw inUse(folder, error)
  }
  return {
    release() {
      database.exec('ROLLBACK')
      database.close()
    },
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new StoreError(
      `The data folder ${folder} cannot be written to (${detail}). Allow it, or choose another with GANTRY_DATA_DIR.`,
      { cause: error },
    )
  }
}

/** The error of a second engine on one data folder. */
export const inUse = (folder: string, cause: unknown): StoreError =>
  new StoreError(
    `Another engine uses the data folder ${folder}. Stop it, or give this one its own folder with GANTRY_DATA_DIR.`,
    { cause },
  )
