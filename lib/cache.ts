/**
 * One value for the whole process. Next bundles pages and routes apart, each with its own copy of every module, and
 * what a page has begun to read must be found by the route that the browser then asks.
 */
export function shared<T extends object>(name: string, make: () => T): T {
  const key = Symbol.for(`gantry.${name}`)
  const known: T | undefined = Reflect.get(globalThis, key)
  if (known !== undefined) return known
  const made = make()
  Reflect.set(globalThis, key, made)
  return made
}

type Entry<T> = {
  /** Where its reading began, in the order of all reads and writes. */
  readonly turn: number
  readonly value: Promise<T>
  /** When it came, epoch ms; null while it is being read. */
  at: number | null
  /** What came last for this key, however old. */
  last: { readonly value: T } | null
}

/** How old a value may be, in ms since it came: a number, or by the value itself. */
export type MaxAge<T> = number | ((value: T) => number)

const scopes = 2000
const order = shared('order', () => ({ turn: 0, written: new Map<string, number>() }))

/** Says that something of `scope` was changed: what was read before, or is being read, is not used again. */
export function written(scope: string) {
  order.written.delete(scope)
  order.written.set(scope, ++order.turn)
  const [oldest] = order.written.keys()
  if (order.written.size > scopes && oldest !== undefined) order.written.delete(oldest)
}

/** Where the last change of `scope` stands among all reads and writes; 0 before the first. */
export const lastWrite = (scope: string) => order.written.get(scope) ?? 0
/** Takes the next place in that order. */
export const nextTurn = () => ++order.turn

/**
 * The one cache of the server: who asks for what is being read already gets the same answer, errors are not kept, and
 * beyond `max` values the oldest go. `scope` says whose values they are (`scope` of `clients(place)`).
 */
export class Cache<T> {
  readonly #entries = new Map<string, Entry<T>>()

  constructor(private readonly max: number) {}

  /** A value of at most `maxAge`, read by `load` where there is none. @throws what `load` throws */
  get(scope: string, key: string, maxAge: MaxAge<T>, load: () => Promise<T>): Promise<T> {
    const id = `${scope} ${key}`
    return this.#good(scope, id, maxAge) ?? this.#keep(id, load())
  }

  /** Several values, in the order of `keys`; those that are missing are read together, by one `load`. */
  getMany(
    scope: string,
    keys: readonly string[],
    maxAge: MaxAge<T>,
    load: (missing: readonly string[]) => Promise<(key: string) => T>,
  ): Promise<T[]> {
    const values = new Map<string, Promise<T>>()
    for (const key of keys) {
      const known = this.#good(scope, `${scope} ${key}`, maxAge)
      if (known) values.set(key, known)
    }
    const missing = [...new Set(keys)].filter((key) => !values.has(key))
    if (missing.length > 0) {
      const loading = load(missing)
      const read = async (key: string) => (await loading)(key)
      for (const key of missing) values.set(key, this.#keep(`${scope} ${key}`, read(key)))
    }
    return Promise.all(keys.flatMap((key) => values.get(key) ?? []))
  }

  /** What came last, however old; undefined where nothing is known. */
  last(scope: string, key: string): T | undefined {
    return this.#entries.get(`${scope} ${key}`)?.last?.value
  }

  /** Drops a value before its time. */
  forget(scope: string, key: string) {
    this.#entries.delete(`${scope} ${key}`)
  }

  /** The entry's value, where it is young enough and nothing was written since. */
  #good(scope: string, id: string, maxAge: MaxAge<T>): Promise<T> | undefined {
    const entry = this.#entries.get(id)
    if (!entry || entry.turn < lastWrite(scope)) return undefined
    if (entry.at === null || entry.last === null) return entry.value
    const age = typeof maxAge === 'number' ? maxAge : maxAge(entry.last.value)
    return Date.now() - entry.at < age ? entry.value : undefined
  }

  #keep(id: string, value: Promise<T>): Promise<T> {
    const entry: Entry<T> = { turn: nextTurn(), value, at: null, last: this.#entries.get(id)?.last ?? null }
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    value.then(
      (last) => {
        entry.last = { value: last }
        entry.at = Date.now()
      },
      () => this.#entries.get(id) === entry && this.#entries.delete(id),
    )
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.max) break
      this.#entries.delete(oldest)
    }
    return value
  }
}

/** The cache of that name, one for the process. */
export const cacheOf = <T>(name: string, max = 500): Cache<T> => shared(`cache.${name}`, () => new Cache<T>(max))
