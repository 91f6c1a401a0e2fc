/** What a name may hold: what was acknowledged last, and what was sent after it. `undefined` is deleted. */
export type Entry = { acknowledged: string | undefined | null; sent: (string | undefined)[] }

/** What was written to an engine that may be gone at any moment. Writers of one name take turns. */
export class Ledger {
  readonly entries = new Map<string, Entry>()
  acknowledged = 0
  /** Refusals that no kill explains. */
  readonly refused: string[] = []
  #touched = new Set<string>()
  #waiting: { until: number; go: () => void } | undefined

  /** Sends a write and notes when it is acknowledged. @throws what the write throws */
  async write<T>(name: string, value: string | undefined, send: () => Promise<T>): Promise<T> {
    const entry = this.entries.get(name) ?? { acknowledged: null, sent: [] }
    this.entries.set(name, entry)
    this.#touched.add(name)
    entry.sent.push(value)
    const answer = await send()
    entry.acknowledged = value
    entry.sent = []
    this.acknowledged += 1
    if (this.#waiting && this.acknowledged >= this.#waiting.until) this.#waiting.go()
    return answer
  }

  /** Resolves when so many more writes are acknowledged. */
  more(count: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting = { until: this.acknowledged + count, go }
    })
  }

  /** The names that were written to since this was asked. */
  takeTouched(): string[] {
    const touched = [...this.#touched]
    this.#touched = new Set()
    return touched
  }

  /** @returns what is wrong with a name that holds `found`; the value stands from now on */
  check(name: string, found: string | undefined): string | undefined {
    const entry = this.entries.get(name)
    if (!entry) return undefined
    const { acknowledged, sent } = entry
    const may = [acknowledged === null ? undefined : acknowledged, ...sent]
    if (!may.includes(found)) return `${name} holds ${found}, not ${may.join(' or ')}`
    entry.acknowledged = found
    entry.sent = []
    return undefined
  }
}
