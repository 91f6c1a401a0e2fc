import type { Records } from './records'
import type { Store, Write } from './store'
import type { Entry, Kind, ListOptions, World } from './world'

/**
 * The writes of one request. They are seen by its own reads at once and by others when `commit` has put them
 * on the disk together; a request that fails is simply forgotten.
 */
export class UnitOfWork {
  readonly #worlds = new Map<string, RequestWorld>()

  constructor(readonly store: Store) {}

  worldOf(account: string, region: string): World {
    const name = `${account}/${region}`
    const world = this.#worlds.get(name) ?? new RequestWorld(this.store, account, region)
    this.#worlds.set(name, world)
    return world
  }

  commit(): void {
    const writes = Array.from(this.#worlds.values()).flatMap((world) => world.takeWrites())
    if (writes.length > 0) this.store.write(writes)
  }
}

/** SQLite's order of texts: their UTF-8 bytes. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

class RequestWorld implements World {
  /** Kind to key to the new value; undefined is a deletion. */
  readonly #pending = new Map<Kind, Map<string, unknown>>()

  constructor(
    readonly store: Store,
    readonly account: string,
    readonly region: string,
  ) {}

  get<K extends Kind>(kind: K, key: string): Records[K] | undefined {
    const pending = this.#pending.get(kind)
    const text = pending?.has(key)
      ? textOf(pending.get(key))
      : this.store.get(this.account, this.region, kind, key)
    return text === undefined ? undefined : JSON.parse(text)
  }

  put<K extends Kind>(kind: K, key: string, value: Records[K]): void {
    this.#pendingOf(kind).set(key, value)
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
    const fetched = limit === undefined ? -1 : limit + (pending?.size ?? 0)
    const stored = this.store.list(this.account, this.region, kind, prefix, after, fetched)
    const entries = stored.map(([key, text]) => ({ key, text }))
    if (!pending) return entries.map(({ key, text }) => ({ key, value: JSON.parse(text) }))
    const changed = Array.from(pending, ([key, value]) => ({ key, text: textOf(value) }))
    const merged = entries
      .filter(({ key }) => !pending.has(key))
      .concat(
        changed.flatMap(({ key, text }) =>
          text !== undefined && key.startsWith(prefix) && compare(key, after) > 0 ? [{ key, text }] : [],
        ),
      )
    return merged
      .toSorted((a, b) => compare(a.key, b.key))
      .slice(0, limit)
      .map(({ key, text }) => ({ key, value: JSON.parse(text) }))
  }

  count(kind: Kind, prefix = ''): number {
    if (this.#pending.has(kind)) return this.list(kind, { prefix }).length
    return this.store.count(this.account, this.region, kind, prefix)
  }

  putBlob(bytes: Uint8Array): string {
    return this.store.blobs.put(bytes)
  }

  getBlob(digest: string): Uint8Array | undefined {
    return this.store.blobs.get(digest)
  }

  takeWrites(): Write[] {
    const { account, region } = this
    const writes = Array.from(this.#pending, ([kind, keys]) =>
      Array.from(keys, ([key, value]): Write => ({ account, region, kind, key, value })),
    )
    this.#pending.clear()
    return writes.flat()
  }

  #pendingOf(kind: Kind): Map<string, unknown> {
    const known = this.#pending.get(kind)
    if (known) return known
    const made = new Map<string, unknown>()
    this.#pending.set(kind, made)
    return made
  }
}

/** Readers get a copy, as they do from the disk: what they change stays theirs. */
const textOf = (value: unknown): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value)
