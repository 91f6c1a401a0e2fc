import { nextTurn } from '@/lib/cache'

/** One page of a list, and the marker of the next. */
export type CrawlPage<T> = { readonly items: readonly T[]; readonly marker: string | undefined }

/** What has been read so far. */
export type Snapshot<T> = {
  readonly items: readonly T[]
  readonly complete: boolean
  /** Epoch ms. */
  readonly readAt: number
  /** Where its reading began, in the order of all reads and writes. */
  readonly turn: number
}

type Run<T> = Snapshot<T> & { readonly marker: string | undefined }

const nothing = () => ({ items: [], complete: true, readAt: Date.now(), turn: nextTurn() })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * A list that AWS gives page by page, one after another, read once for everybody who looks at it. Once it is whole,
 * that stays what readers see while it is read again: at most every `freshMs`, and after each write. A page that fails
 * is asked for again by the next reader.
 */
export class Crawl<T> {
  #whole: Snapshot<T> | undefined
  #run: Run<T> | undefined
  #step: Promise<void> | undefined

  constructor(
    private readonly readPage: (marker: string | undefined) => Promise<CrawlPage<T>>,
    private readonly freshMs: number,
    private readonly order: (a: T, b: T) => number,
    private readonly lastWrite: () => number = () => 0,
  ) {}

  /**
   * What is known, freshly asked for when older than `freshMs`. Waits for the first page, or up to `patienceMs` for a
   * fresh whole.
   * @throws what `readPage` throws, when there is nothing to show instead
   */
  async latest(patienceMs: number): Promise<Snapshot<T>> {
    if (this.#whole && this.#isFresh(this.#whole)) return this.#whole
    const rest = this.#finish()
    rest.catch(() => {}) // who waits for it hears of it; who does not is not in the way
    await Promise.race([rest, this.#whole ? pause(patienceMs) : this.#firstPage()])
    return this.#whole ?? this.#run ?? nothing()
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
    return this.#whole ?? this.#run ?? nothing()
  }

  async #firstPage() {
    while (!this.#whole && !this.#run) await this.#advance()
  }

  #isFresh({ readAt, turn }: Snapshot<T>) {
    return turn >= this.lastWrite() && Date.now() - readAt < this.freshMs
  }

  /** Reads to the end; once more where that began before the last write that the asker may know of. */
  async #finish(): Promise<void> {
    const since = this.lastWrite()
    do await this.#advance()
    while (this.#run || (this.#whole && this.#whole.turn < since))
  }

  #advance(): Promise<void> {
    this.#step ??= this.#read().finally(() => {
      this.#step = undefined
    })
    return this.#step
  }

  async #read() {
    const { readAt, turn } = this.#run ?? nothing()
    const page = await this.readPage(this.#run?.marker)
    const items = [...(this.#run?.items ?? []), ...page.items]
    if (page.marker) this.#run = { items, complete: false, readAt, turn, marker: page.marker }
    else {
      this.#run = undefined
      this.#whole = { items: items.sort(this.order), complete: true, readAt, turn }
    }
  }
}
