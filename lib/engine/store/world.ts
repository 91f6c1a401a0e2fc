import type { Records } from './records'

/** A kind of record. */
export type Kind = keyof Records

/** A record with its key. */
export type Entry<K extends Kind> = { readonly key: string; readonly value: Records[K] }

/** What `World.list` narrows by. */
export type ListOptions = { prefix?: string; after?: string; limit?: number }

/** The records of one account and Region. Synchronous; every write of one request is one transaction. */
export interface World {
  readonly account: string
  readonly region: string
  get<K extends Kind>(kind: K, key: string): Records[K] | undefined
  put<K extends Kind>(kind: K, key: string, value: Records[K]): void
  /** @returns whether there was such a record */
  delete(kind: Kind, key: string): boolean
  /** In key order (UTF-8 bytes); `after` is exclusive, `prefix` and `limit` narrow. */
  list<K extends Kind>(kind: K, options?: ListOptions): Entry<K>[]
  count(kind: Kind, prefix?: string): number
  /** Bytes kept by digest beside the records (`sha256:…`): manifests, config blobs. `putBlob` returns the digest. */
  putBlob(bytes: Uint8Array): string
  getBlob(digest: string): Uint8Array | undefined
}
