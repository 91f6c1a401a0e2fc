/** One page of a list, and the marker of the next. */
export type CrawlPage<T> = { readonly items: readonly T[]; readonly marker: string | undefined }

/** What has been read so far. */
export type Snapshot<T> = {
  readonly items: readonly T[]
  readonly complete: boolean
  /** Epoch ms. */ readonly readAt: number
}

type Run<T> = Snapshot<T> & { readonly marker: string | undefined }

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * A list that AWS gives page by page, one after another, read once for everybody who looks at it. Once it is whole,
 * that stays what readers see while it is read again, at most every `freshMs`. A page that fails is asked for again by
 * the next reader.
 */
export class Crawl<T> {
  #whole: Snapshot<T> | undefined
  #run: Run<T> | undefined
  #step: Promise<void> | undefined

  constructor(
    private readonly readPage: (marker: string | undefined) => Promise<CrawlPage<T>>,
    private readonly freshMs: number,
    private readonly order: (a: T, b: T) => number,
  ) {}

  /**
   * What is known, freshly asked for when older than `freshMs`. Waits for the first page, or up to `patienceMs` for a
   * fresh whole.
   * @throws what `readPage` throws, when there is nothing to show instead
   */
  async latest(patienceMs: number): Promise<Snapshot<T>> {
    if (this.#whole && Date.now() - this.#whole.readAt < this.freshMs) return this.#whole
    const rest = this.#finish()
    rest.catch(() => {}) // who waits for it hears of it; who does not is not in the way
    await Promise.race([rest, this.#whole ? pause(patienceMs) : this.#firstPage()])
    return this.#whole ?? this.#run ?? { items: [], complete: true, readAt: Date.now() }
  }

  /**
   * What is known once there are more than `count` items or the list is whole; waits `patienceMs` for more to come
   * together.
   */
  async beyond(count: number, patienceMs: number): Promise<Snapshot<T>> {
    if (this.#whole) return this.#whole
    const rest = this.#finish()
    rest.catch(() => {})
    await Promise.race([rest, pause(patienceMs)])
    while (!this.#whole && (this.#run?.items.length ?? 0) <= count) await this.#advance()
    return this.#whole ?? this.#run ?? { items: [], complete: true, readAt: Date.now() }
  }

  async #firstPage() {
    while (!this.#whole && !this.#run) await this.#advance()
  }

  async #finish(): Promise<void> {
    do await this.#advance()
    while (this.#run)
  }

  #advance(): Promise<void> {
    this.#step ??= this.#read().finally(() => {
      this.#step = undefined
    })
    return this.#step
  }

  async #read() {
    const readAt = this.#run?.readAt ?? Date.now()
    const page = await this.readPage(this.#run?.marker)
    const items = [...(this.#run?.items ?? []), ...page.items]
    if (page.marker) this.#run = { items, complete: false, readAt, marker: page.marker }
    else {
      this.#run = undefined
      this.#whole = { items: items.sort(this.order), complete: true, readAt }
    }
  }
}
