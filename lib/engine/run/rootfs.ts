import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from '../ecr/manifests'
import type { Blobs } from '../store/blobs'
import { ImageTree } from './image-tree'
import { UnpackBudget, UnpackError, type UnpackLimits } from './unpack-budget'
import { unpackLayer } from './unpack-layer'

const PARTIAL = '.new'

/**
 * Unpacked images by digest, below a folder. Nothing is synced while unpacking, so what was unpacked before the
 * machine last started is not trusted.
 */
export class RootfsCache {
  readonly #making = new Map<string, Promise<string>>()

  constructor(
    readonly blobs: Blobs,
    readonly folder: string,
    readonly limits?: UnpackLimits,
  ) {
    mkdirSync(folder, { recursive: true })
    const boot = bootId()
    const mark = join(folder, 'boot-id')
    const sameBoot = existsSync(mark) && readFileSync(mark, 'utf8') === boot
    for (const name of readdirSync(folder)) {
      if (!sameBoot || name.endsWith(PARTIAL) || !this.#isKnown(name)) {
        rmSync(join(folder, name), { recursive: true, force: true })
      }
    }
    writeFileSync(mark, boot)
  }

  /** An image that nothing names any more has lost its manifest. */
  #isKnown(name: string): boolean {
    return name === 'boot-id' || this.blobs.get(`sha256:${name}`) !== undefined
  }

  /**
   * The root file system of an image, unpacked on the first call.
   * @throws UnpackError when the image is not in the store, or cannot be unpacked
   */
  async folderOf(digest: string): Promise<string> {
    const name = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1]
    if (name === undefined) throw new UnpackError(`"${digest}" is not the digest of an image.`)
    const ready = join(this.folder, name)
    if (existsSync(ready)) return ready
    const making = this.#making.get(name) ?? this.#make(digest, ready).finally(() => this.#making.delete(name))
    this.#making.set(name, making)
    return making
  }

  async #make(digest: string, ready: string): Promise<string> {
    const manifest = this.blobs.get(digest)
    if (!manifest) throw new UnpackError(`The image ${digest} is not in the store.`)
    const partial = ready + PARTIAL
    await rm(partial, { recursive: true, force: true })
    mkdirSync(partial, { mode: 0o755 })
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
      await rm(partial, { recursive: true, force: true })
      if (error instanceof UnpackError) throw error
      const detail = error instanceof Error ? error.message : String(error)
      throw new UnpackError(`The image cannot be unpacked: ${detail}`, { cause: error })
    }
  }
}

/**
 * What is mounted into a sandbox needs a real folder or file to stand on: a link there could lead the mount astray.
 */
function prepareMounts(root: string): void {
  const make = (path: string, isRight: boolean | undefined, create: (path: string) => void) => {
    if (isRight) return
    rmSync(path, { recursive: true, force: true })
    create(path)
  }
  const found = (path: string) => lstatSync(path, { throwIfNoEntry: false })
  for (const name of ['proc', 'dev', 'tmp', 'etc']) {
    const path = join(root, name)
    make(path, found(path)?.isDirectory(), (missing) => mkdirSync(missing))
  }
  for (const name of ['etc/resolv.conf', 'etc/hosts']) {
    const path = join(root, name)
    make(path, found(path)?.isFile(), (missing) => writeFileSync(missing, ''))
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')
  } catch {
    return 'unknown'
  }
}
