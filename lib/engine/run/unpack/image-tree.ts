import {
  chmodSync,
  closeSync,
  fchmodSync,
  futimesSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { resolveInside } from './inside'

/** A path of an image taken apart. `name` is undefined for the image's root and for what ends in `..`. */
export type EntryPath = { readonly folder: string; readonly name?: string }

/** @returns where an entry of a layer stands; `a//b/./c/` is `a/b` and `c` */
export function entryPath(path: string): EntryPath {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  const name = parts.at(-1)
  return { folder: parts.slice(0, -1).join('/'), ...(name !== undefined && name !== '..' && { name }) }
}

/**
 * The user of a function never owns its files, but without root the unpacked ones belong to whoever runs the
 * engine: so the owner gets the rights of everybody. No set-user-id bits on this machine's disk.
 */
const fileMode = (mode: number) => (mode & 0o277) | ((mode & 0o5) << 6)

/** A root file system while layers are laid over each other. Writes below `root` only, whatever the layers say. */
export class ImageTree {
  #recent: { folder: string; host: string } | undefined
  /** What the layer at hand has brought, as 48 bits of a hash: a million paths must fit in memory. */
  readonly #brought = new Set<number>()

  constructor(readonly root: string) {}

  nextLayer(): void {
    this.#brought.clear()
    this.#recent = undefined
  }

  makeFolder(path: EntryPath, mode: number): void {
    const host = this.#place(path, true)
    if (host === undefined) return
    mkdirSync(host, { recursive: true })
    chmodSync(host, 0o700 | (mode & 0o1777))
  }

  async writeFile(
    path: EntryPath,
    mode: number,
    mtime: Date | undefined,
    content: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const host = this.#place(path)
    if (host === undefined) return
    const file = openSync(host, 'wx', 0o600)
    try {
      for await (const chunk of content) writeFileSync(file, chunk)
      fchmodSync(file, fileMode(mode))
      const seconds = (mtime?.getTime() ?? 0) / 1000
      if (seconds > 0) futimesSync(file, seconds, seconds)
    } finally {
      closeSync(file)
    }
  }

  symlink(path: EntryPath, target: string): void {
    const host = this.#place(path)
    if (host !== undefined) symlinkSync(target, host)
  }

  /** `target` is a path of the image, as tar has it; a link's own last name is not followed. */
  link(path: EntryPath, target: EntryPath): void {
    if (target.name === undefined) return
    const existing = join(resolveInside(this.root, target.folder), target.name)
    const host = this.#place(path)
    if (host !== undefined) linkSync(existing, host)
  }

  /** A whiteout: what lower layers have here is gone. */
  remove({ folder, name }: EntryPath): void {
    if (name === undefined || this.#brought.has(hashOf(below(folder, name)))) return
    rmSync(join(this.#folder(folder), name), { recursive: true, force: true })
    this.#recent = undefined
  }

  /** An opaque folder: what lower layers have in it is gone. */
  empty(folder: string): void {
    const host = this.#folder(folder)
    for (const entry of readdirSync(host, { withFileTypes: true })) {
      const path = below(folder, entry.name)
      if (!this.#brought.has(hashOf(path))) rmSync(join(host, entry.name), { recursive: true, force: true })
      else if (entry.isDirectory()) this.empty(path)
    }
    this.#recent = undefined
  }

  /** Where an entry goes, with what stood there removed: nothing is ever opened or linked through. */
  #place({ folder, name }: EntryPath, asFolder = false): string | undefined {
    if (name === undefined) return undefined
    const host = join(this.#folder(folder), name)
    this.#brought.add(hashOf(below(folder, name)))
    const found = lstatSync(host, { throwIfNoEntry: false })
    if (found && !(asFolder && found.isDirectory())) {
      rmSync(host, { recursive: true, force: true })
      this.#recent = undefined
    }
    return host
  }

  #folder(folder: string): string {
    if (this.#recent?.folder === folder) return this.#recent.host
    const host = resolveInside(this.root, folder, (missing) => makeOpenFolder(missing))
    let path = ''
    for (const part of folder === '' ? [] : folder.split('/')) this.#brought.add(hashOf((path = below(path, part))))
    this.#recent = { folder, host }
    return host
  }
}

/** A folder that everybody may read, whatever this process keeps to itself by its umask. */
export function makeOpenFolder(path: string): void {
  mkdirSync(path)
  chmodSync(path, 0o755)
}

const below = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`)

const hashOf = (path: string): number => createHash('md5').update(path).digest().readUIntBE(0, 6)
