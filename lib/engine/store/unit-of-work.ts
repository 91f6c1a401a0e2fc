import { digestOf } from './blobs'
import { frozenRecord } from './frozen'
import type { Records } from './records'
import type { Store, Write } from './store'
import type { Entry, Kind, ListOptions, World } from './world'

/**
 * The writes of one request. They are seen by its own reads at once and by others when `commit` has put them
 * on the disk together; a request that fails is simply forgotten. To damaged records nothing is written: what a read
 * would note in passing is forgotten too.
 */
export class UnitOfWork {
  readonly #worlds = new Map<string, RequestWorld>()
  /** By digest. */
  readonly #blobs = new Map<string, Uint8Array>()

  constructor(readonly store: Store) {}

  worldOf(account: string, region: string): World {
    const name = `${account}/${region}`
    const world = this.#worlds.get(name) ?? new RequestWorld(this.store, this.#blobs, account, region)
    this.#worlds.set(name, world)
    return world
  }

  /** On the disk when it returns. */
  commit(): void {
    const writes = this.#takeWrites()
    if (writes.length > 0 && !this.store.damage) this.store.write(writes)
  }

  /**
   * As `commit`, but shares the sync of the disk with other requests. Without writes too it waits for theirs: an
   * answer tells of nothing that could still be lost.
   * @returns undefined when there is nothing to wait for
   */
  commitTogether(): Promise<void> | undefined {
    const writes = this.#takeWrites()
    return writes.length > 0 && !this.store.damage ? this.store.writeTogether(writes) : this.store.pending
  }

  /** Puts the blobs on the disk: before the records that name them. */
  #takeWrites(): Write[] {
    this.store.blobs.putAll(this.#blobs)
    this.#blobs.clear()
    return Array.from(this.#worlds.values()).flatMap((world) => world.takeWrites())
  }
}

/** A client may ask for more than SQLite counts to. */
const MOST = 1_000_000

/** SQLite's order of texts: their UTF-8 bytes. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

class RequestWorld implements World {
  /** Kind to key to the new record's JSON text; undefined is a deletion. */
  readonly #pending = new Map<Kind, Map<string, string | undefined>>()

  constructor(
    readonly store: Store,
    readonly blobs: Map<string, Uint8Array>,
    readonly account: string,
    readonly region: string,
  ) {}

  get<K extends Kind>(kind: K, key: string): Records[K] | undefined {
    const pending = this.#pending.get(kind)
    if (!pending?.has(key)) return this.store.get(this.account, this.region, kind, key)
    const text = pending.get(key)
    return text === undefined ? undefined : frozenRecord(text)
  }

  put<K extends Kind>(kind: K, key: string, value: Records[K]): void {
    this.#pendingOf(kind).set(key, JSON.stringify(value))
  }

  delete(kind: Kind, key: string): boolean {
    const pending = this.#pending.get(kind)
    const present = pending?.has(key)
      ? pending.get(key) !== undefined
      : this.store.get(this.account, this.region, kind, key) !== undefined
    if (present) this.#pendingOf(kind).set(key, undefined)
    return present
  }

  list<K extends Kind>(kind: K, { prefix = '', after = '', limit }: ListOptions = {}): Entry<K>[] {
    const pending = this.#pending.get(kind)
    const fetched = limit === undefined ? -1 : Math.min(Math.trunc(limit), MOST) + (pending?.size ?? 0)
    const stored = this.store.list(this.account, this.region, kind, prefix, after, fetched)
    if (!pending) return stored
    const changed = Array.from(pending).flatMap(([key, text]) =>
      text !== undefined && key.startsWith(prefix) && compare(key, after) > 0
        ? [{ key, value: frozenRecord(text) }]
        : [],
    )
    return stored
      .filter(({ key }) => !pending.has(key))
      .concat(changed)
      .toSorted((a, b) => compare(a.key, b.key))
      .slice(0, limit)
  }

  count(kind: Kind, prefix = ''): number {
    if (this.#pending.has(kind)) return this.list(kind, { prefix }).length
    return this.store.count(this.account, this.region, kind, prefix)
  }

  putBlob(bytes: Uint8Array): string {
    const digest = digestOf(bytes)
    this.blobs.set(digest, bytes)
    return digest
  }

  getBlob(digest: string): Uint8Array | undefined {
    return this.blobs.get(digest) ?? this.store.blobs.get(digest)
  }

  takeWrites(): Write[] {
    const { account, region } = this
    const writes = Array.from(this.#pending, ([kind, keys]) =>
      Array.from(keys, ([key, text]): Write => ({ account, region, kind, key, text })),
    )
    this.#pending.clear()
    return writes.flat()
  }

  #pendingOf(kind: Kind): Map<string, string | undefined> {
    const known = this.#pending.get(kind)
    if (known) return known
    const made = new Map<string, string | undefined>()
    this.#pending.set(kind, made)
    return made
  }
}
