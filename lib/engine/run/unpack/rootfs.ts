import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from '../../ecr/manifests'
import type { Blobs } from '../../store/blobs'
import { ImageTree, makeOpenFolder } from './image-tree'
import { prepareMounts } from './mount-points'
import { UnpackBudget, UnpackError, type UnpackLimits } from './unpack-budget'
import { unpackLayer } from './unpack-layer'

/** How many unpacked images are kept. */
const KEPT = 20

/** Free bytes below which only images that run are kept. */
const LOW_DISK = 4 * 1024 ** 3

/**
 * Unpacked images by digest, below a folder. Nothing is synced while unpacking, so what was unpacked before the
 * machine last started is not trusted.
 */
export class RootfsCache {
  readonly #making = new Map<string, Promise<string>>()
  /** How many run on which folder. */
  readonly #held = new Map<string, number>()

  constructor(
    readonly blobs: Blobs,
    readonly folder: string,
    readonly limits?: UnpackLimits,
    readonly keep = KEPT,
  ) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
    const boot = bootId()
    const mark = join(folder, 'boot-id')
    const sameBoot = existsSync(mark) && readFileSync(mark, 'utf8') === boot
    const names = readdirSync(folder).filter((name) => name !== 'boot-id')
    const useless = names.filter((name) => !sameBoot || !this.#isKnown(name))
    writeFileSync(mark, boot)
    void Promise.all(useless.map((name) => discard(join(folder, name)))).catch(() => undefined)
  }

  /** An image that nothing names any more has lost its manifest. */
  #isKnown(name: string): boolean {
    return this.blobs.size(`sha256:${name}`) !== undefined
  }

  /**
   * The root file system of an image, unpacked on the first call.
   * @throws UnpackError when the image is not in the store, or cannot be unpacked
   */
  async folderOf(digest: string): Promise<string> {
    const name = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1]
    if (name === undefined) throw new UnpackError(`"${digest}" is not the digest of an image.`)
    const ready = join(this.folder, name)
    if (existsSync(ready)) {
      utimesSync(ready, new Date(), new Date())
      return ready
    }
    const making = this.#making.get(name) ?? this.#make(digest, ready).finally(() => this.#making.delete(name))
    this.#making.set(name, making)
    return making
  }

  /** Keeps an image for as long as something runs on it. @returns what lets go of it */
  hold(folder: string): () => void {
    this.#held.set(folder, (this.#held.get(folder) ?? 0) + 1)
    return () => void this.#held.set(folder, (this.#held.get(folder) ?? 1) - 1)
  }

  /** Forgets the images that were not used for longest: all but a few, and all when the disk is nearly full. */
  async #makeRoom(): Promise<void> {
    const { bavail, bsize } = statfsSync(this.folder)
    const kept = bavail * bsize < LOW_DISK ? 0 : this.keep - 1
    const images = readdirSync(this.folder).filter((name) => /^[0-9a-f]{64}$/.test(name))
    const paths = images
      .map((name) => join(this.folder, name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    for (const path of paths.slice(kept)) {
      if ((this.#held.get(path) ?? 0) > 0) continue
      await discard(path)
    }
  }

  async #make(digest: string, ready: string): Promise<string> {
    const manifest = this.blobs.get(digest)
    if (!manifest) throw new UnpackError(`The image ${digest} is not in the store.`)
    const partial = `${ready}.${randomUUID()}`
    await this.#makeRoom()
    makeOpenFolder(partial)
    try {
      const tree = new ImageTree(partial)
      const budget = new UnpackBudget(this.folder, this.limits)
      for (const layer of readManifest(Buffer.from(manifest).toString('utf8')).layers) {
        await unpackLayer(this.blobs, layer.digest, tree, budget)
      }
      prepareMounts(partial)
      renameSync(partial, ready)
      return ready
    } catch (error) {
      await discard(partial)
      if (error instanceof UnpackError) throw error
      const detail = error instanceof Error ? error.message : String(error)
      throw new UnpackError(`The image cannot be unpacked: ${detail}`, { cause: error })
    }
  }
}

/** Removes a folder, of any size: out of the way at once, and from the disk while other things go on. */
async function discard(path: string): Promise<void> {
  const away = `${path}.old`
  renameSync(path, away)
  await rm(away, { recursive: true, force: true })
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')
  } catch {
    return 'unknown'
  }
}
