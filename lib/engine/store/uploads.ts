import { createHash, randomUUID, type Hash } from 'node:crypto'

/** Where the bytes of uploads are kept until they are a blob. Ids are UUIDs that `Uploads` made. */
export interface UploadPlace {
  create(id: string): Promise<void>
  /** @returns bytes, undefined for an upload that is not there */
  size(id: string): Promise<number | undefined>
  read(id: string): AsyncIterable<Uint8Array>
  /** Appends in order; `close` must be called. */
  writer(id: string): Promise<{ write(bytes: Uint8Array): Promise<void>; close(): Promise<void> }>
  /** Makes the upload the blob of this digest, on the disk when it resolves. */
  keep(id: string, digest: string): Promise<void>
  remove(id: string): Promise<void>
}

/** An upload that one writer holds. */
export type HeldUpload = {
  /** Bytes that are there: the next ones start here. */
  readonly received: number
  /** Adds bytes. What came before an error is kept, and `received` says how much that is. */
  append(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>
  /** `sha256:…` of what is there. */
  digest(): string
  /** Makes it a blob and ends the upload. */
  keep(): Promise<void>
  /** Ends the upload; its bytes are gone. */
  discard(): Promise<void>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Progress = { readonly hash: Hash; received: number }

/**
 * Blobs on their way. Bytes go to their place and through the hash as they come, so that no size costs memory; the
 * hash is kept between requests, and read anew from the place only after a restart or a failed write.
 */
export class Uploads {
  readonly #progress = new Map<string, Progress>()
  readonly #held = new Set<string>()

  constructor(readonly place: UploadPlace) {}

  /** @returns the id of a new upload */
  async begin(): Promise<string> {
    const id = randomUUID()
    await this.place.create(id)
    return id
  }

  /** @returns how many bytes are there; undefined for an upload that is not there */
  async received(id: string): Promise<number | undefined> {
    if (!UUID.test(id)) return undefined
    return this.#progress.get(id)?.received ?? this.place.size(id)
  }

  isHeld(id: string): boolean {
    return this.#held.has(id)
  }

  /**
   * Works on an upload that nobody else can hold meanwhile.
   * @returns undefined for an upload that is not there
   * @throws UploadHeldError when somebody holds it
   */
  async hold<T>(id: string, work: (upload: HeldUpload) => Promise<T>): Promise<T | undefined> {
    if (!UUID.test(id)) return undefined
    if (this.#held.has(id)) throw new UploadHeldError()
    this.#held.add(id)
    try {
      const progress = await this.#progressOf(id)
      return progress && (await work(this.#heldUpload(id, progress)))
    } finally {
      this.#held.delete(id)
    }
  }

  /** Forgets an upload and its bytes, if nobody holds it. */
  async remove(id: string): Promise<void> {
    await this.hold(id, (upload) => upload.discard())
  }

  clear(): void {
    this.#progress.clear()
  }

  async #progressOf(id: string): Promise<Progress | undefined> {
    const size = await this.place.size(id)
    if (size === undefined) return undefined
    const known = this.#progress.get(id)
    if (known?.received === size) return known
    const hash = createHash('sha256')
    let received = 0
    for await (const bytes of this.place.read(id)) {
      hash.update(bytes)
      received += bytes.length
    }
    const progress = { hash, received }
    this.#progress.set(id, progress)
    return progress
  }

  #heldUpload(id: string, progress: Progress): HeldUpload {
    const { place } = this
    const forget = () => this.#progress.delete(id)
    const digest = () => `sha256:${progress.hash.copy().digest('hex')}`
    return {
      get received() {
        return progress.received
      },
      async append(stream) {
        const writer = await place.writer(id)
        try {
          for await (const bytes of stream) {
            const written = writer.write(bytes)
            progress.hash.update(bytes)
            await written.catch((error: unknown) => {
              forget()
              throw error
            })
            progress.received += bytes.length
          }
        } finally {
          await writer.close()
        }
      },
      digest,
      async keep() {
        await place.keep(id, digest())
        forget()
      },
      async discard() {
        forget()
        await place.remove(id)
      },
    }
  }
}

/** Two writers at one upload: the second is refused. */
export class UploadHeldError extends Error {
  override readonly name = 'UploadHeldError'
}
