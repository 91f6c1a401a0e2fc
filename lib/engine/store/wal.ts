import { existsSync, readFileSync } from 'node:fs'

/** What a log of writes holds behind its last whole transaction. */
export type WalState =
  | { readonly kind: 'whole' }
  /** The last record was cut short while it was written: SQLite drops it. */
  | { readonly kind: 'torn'; readonly bytes: number }
  /** Whole transactions follow something that is not as it was written: SQLite would drop them without a word. */
  | { readonly kind: 'damaged' }

const HEADER = 32
const FRAME = 24

type Sum = readonly [number, number]

/**
 * Reads SQLite's write-ahead log as it will be recovered, before SQLite does:
 * https://www.sqlite.org/fileformat2.html#walformat Nobody else may be using it.
 */
export function inspectWal(file: string): WalState {
  if (!existsSync(file)) return { kind: 'whole' }
  const bytes = readFileSync(file)
  // A header alone is followed by no record: it is written, synced and only then used.
  if (bytes.length <= HEADER) return { kind: 'whole' }
  const wal = new Wal(bytes)
  return wal.headerHolds ? wal.state() : { kind: 'damaged' }
}

class Wal {
  readonly #page: number
  readonly #littleEndian: boolean

  constructor(readonly bytes: Buffer) {
    this.#littleEndian = (bytes.readUInt32BE(0) & 1) === 0
    this.#page = bytes.readUInt32BE(8)
  }

  get headerHolds(): boolean {
    const { bytes } = this
    if (bytes.readUInt32BE(0) >>> 1 !== 0x377f0682 >>> 1 || this.#page < 512 || this.#page > 65_536) return false
    return equal(this.#sum([0, 0], 0, 24), [bytes.readUInt32BE(24), bytes.readUInt32BE(28)])
  }

  state(): WalState {
    const count = Math.ceil((this.bytes.length - HEADER) / this.#size)
    let sum: Sum = [this.bytes.readUInt32BE(24), this.bytes.readUInt32BE(28)]
    let whole = HEADER
    for (let i = 0; i < count; i++) {
      if (!this.#isOfThisLog(i) || !this.#holds(i, sum)) return this.#broken(i, count, whole)
      sum = this.#sumOf(i)
      if (this.#commits(i)) whole = HEADER + (i + 1) * this.#size
    }
    return { kind: 'whole' }
  }

  /** Sums go on from frame to frame, and each stands in its frame: what follows a broken one can still be checked. */
  #broken(at: number, count: number, whole: number): WalState {
    for (let i = at + 1; i < count; i++)
      if (this.#isOfThisLog(i) && this.#holds(i, this.#sumOf(i - 1)) && this.#commits(i)) return { kind: 'damaged' }
    return this.#isOfThisLog(at) ? { kind: 'torn', bytes: this.bytes.length - whole } : { kind: 'whole' }
  }

  get #size(): number {
    return FRAME + this.#page
  }

  #at(i: number): number {
    return HEADER + i * this.#size
  }

  #isThere = (i: number): boolean => this.#at(i + 1) <= this.bytes.length

  /** The rest of an older log, which has been copied into the database, has other salts. */
  #isOfThisLog(i: number): boolean {
    const at = this.#at(i)
    return this.bytes.length < at + 16 || this.bytes.compare(this.bytes, 16, 24, at + 8, at + 16) === 0
  }

  #commits = (i: number): boolean => this.bytes.readUInt32BE(this.#at(i) + 4) > 0

  #sumOf = (i: number): Sum => [this.bytes.readUInt32BE(this.#at(i) + 16), this.bytes.readUInt32BE(this.#at(i) + 20)]

  #holds(i: number, before: Sum): boolean {
    if (!this.#isThere(i)) return false
    const at = this.#at(i)
    return equal(this.#sum(this.#sum(before, at, 8), at + FRAME, this.#page), this.#sumOf(i))
  }

  #sum([first, second]: Sum, from: number, length: number): Sum {
    const { bytes } = this
    let [a, b] = [first, second]
    for (let at = from; at < from + length; at += 8) {
      a = (a + (this.#littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)) + b) >>> 0
      b = (b + (this.#littleEndian ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4)) + a) >>> 0
    }
    return [a, b]
  }
}

const equal = (one: Sum, other: Sum): boolean => one[0] === other[0] && one[1] === other[1]
