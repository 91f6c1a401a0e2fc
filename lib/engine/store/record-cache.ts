type Kept<T> = { readonly value: T; readonly size: number }

/**
 * Values by name, up to a sum of sizes. In two generations: what is read again moves to the young one, and when
 * that is full, what stayed in the old one is forgotten. So the least used goes first, and a read is one lookup.
 */
export class RecordCache<T> {
  #young = new Map<string, Kept<T>>()
  #old = new Map<string, Kept<T>>()
  #size = 0

  /** @param limit of the sizes of each generation */
  constructor(readonly limit: number) {}

  get(name: string): T | undefined {
    const young = this.#young.get(name)
    if (young) return young.value
    const old = this.#old.get(name)
    if (old) this.#keep(name, old)
    return old?.value
  }

  set(name: string, value: T, size: number): void {
    this.#keep(name, { value, size })
  }

  delete(name: string): void {
    this.#old.delete(name)
    const young = this.#young.get(name)
    if (!young) return
    this.#young.delete(name)
    this.#size -= young.size
  }

  clear(): void {
    this.#young.clear()
    this.#old.clear()
    this.#size = 0
  }

  #keep(name: string, kept: Kept<T>): void {
    this.#size += kept.size - (this.#young.get(name)?.size ?? 0)
    this.#young.set(name, kept)
    if (this.#size <= this.limit) return
    this.#old = this.#young
    this.#young = new Map()
    this.#size = 0
  }
}
