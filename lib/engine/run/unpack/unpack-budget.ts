import { statfsSync } from 'node:fs'

/** An image that cannot be unpacked; the message is a sentence. */
export class UnpackError extends Error {
  override readonly name = 'UnpackError'
}

/** What unpacking an image may cost. */
export type UnpackLimits = { readonly bytes: number; readonly entries: number; readonly freeBytes: number }

/** Lambda's 10 GB of unpacked image; the rest keeps this machine usable. */
const UNPACK_LIMITS: UnpackLimits = { bytes: 10 * 1024 ** 3, entries: 1_000_000, freeBytes: 512 * 1024 ** 2 }

/** How many unpacked bytes go by before the free space is looked at again. */
const LOOK_EVERY = 64 * 1024 ** 2

/** Counts what one image unpacks to, across its layers. */
export class UnpackBudget {
  #bytes = 0
  #entries = 0
  #looked = -LOOK_EVERY

  constructor(
    readonly folder: string,
    readonly limits: UnpackLimits = UNPACK_LIMITS,
  ) {}

  /** @throws UnpackError when the image has become too large, or the disk too full */
  takeBytes(count: number): void {
    this.#bytes += count
    if (this.#bytes > this.limits.bytes) {
      throw new UnpackError(`The image is larger than ${this.limits.bytes} bytes when it is unpacked.`)
    }
    if (this.#bytes - this.#looked < LOOK_EVERY) return
    this.#looked = this.#bytes
    const { bavail, bsize } = statfsSync(this.folder)
    if (bavail * bsize < this.limits.freeBytes) throw new UnpackError('The disk is too full to unpack the image.')
  }

  /** @throws UnpackError when the image has too many files */
  takeEntry(): void {
    this.#entries += 1
    if (this.#entries > this.limits.entries) {
      throw new UnpackError(`The image has more than ${this.limits.entries} files.`)
    }
  }
}
