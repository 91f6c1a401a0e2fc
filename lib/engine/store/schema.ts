import type Database from 'libsql'

/** The form of the tables. An engine opens a database of this version, and brings one of version 1 up to it. */
export const SCHEMA_VERSION = 2

/** `sum` is that of `sum.ts`; it is null in rows that were written before there were sums. */
export const SCHEMA = `
  CREATE TABLE records (account TEXT, region TEXT, kind TEXT, key TEXT, value TEXT NOT NULL, sum INTEGER,
    PRIMARY KEY (account, region, kind, key)) WITHOUT ROWID;
  CREATE TABLE settings (account TEXT, name TEXT, value TEXT NOT NULL, sum INTEGER, PRIMARY KEY (account, name)) WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA_VERSION};`

/** What brings a database of version 1 to today's. */
export const FROM_VERSION_1 = `BEGIN; ALTER TABLE records ADD COLUMN sum INTEGER; ALTER TABLE settings ADD COLUMN sum INTEGER;
  PRAGMA user_version = 2; COMMIT`

/** Both tables, and the columns that are texts. */
export const TABLES = {
  records: ['account', 'region', 'kind', 'key', 'value'],
  settings: ['account', 'name', 'value'],
} as const

/** The name of a table. */
export type Table = keyof typeof TABLES

/**
 * The columns of a table as bytes, and the sum: SQLite's binding ends the process on a text that is no UTF-8, and
 * damage makes such texts.
 */
export const columnsOf = (table: Table): string =>
  [...TABLES[table].map((column) => `CAST(${column} AS BLOB)`), 'sum'].join(', ')

/** @returns the first value of a statement's first row */
export function firstValue(database: Database.Database, sql: string): unknown {
  const row = database.prepare(sql).raw().get()
  return Array.isArray(row) ? row[0] : undefined
}
