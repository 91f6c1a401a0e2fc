import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { uploadFiles } from './upload-files'
import { uploadsInMemory } from './upload-memory'
import { Uploads } from './uploads'

/** The bytes `start` to `end`, both included, as in HTTP. */
export type ByteRange = { readonly start: number; readonly end: number }

/** Bytes kept by digest (`sha256:…`). What is put is on the disk when `put` returns. */
export interface Blobs {
  /** Blobs that come piece by piece, too large for the memory. */
  readonly uploads: Uploads
  /** @returns the digest */
  put(bytes: Uint8Array): string
  /** Puts many by their digests, with little more waiting for the disk than one takes. */
  putAll(blobs: ReadonlyMap<string, Uint8Array>): void
  get(digest: string): Uint8Array | undefined
  /** @returns bytes, undefined for a blob that is not there */
  size(digest: string): number | undefined
  /** The file of a blob that is there; undefined in memory. Nobody may write to it. */
  path(digest: string): string | undefined
  /** A blob's bytes as they are read; undefined for a blob that is not there. */
  stream(digest: string, range?: ByteRange): Readable | undefined
  /** Makes a blob young again, so that what tidies up leaves it alone until a record names it. */
  touch(digest: string): void
  /** Milliseconds since a blob was put or touched; undefined for a blob that is not there. */
  age(digest: string): number | undefined
  clear(): void
}

/** @returns `sha256:` and the hex digest of the bytes */
export const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Blobs in memory, for tests. */
export function memoryBlobs(): Blobs {
  const blobs = new Map<string, Uint8Array>()
  const uploads = new Uploads(uploadsInMemory((digest, bytes) => blobs.set(digest, bytes)))
  return {
    uploads,
    put(bytes) {
      const digest = digestOf(bytes)
      blobs.set(digest, Uint8Array.from(bytes))
      return digest
    },
    putAll(given) {
      for (const [digest, bytes] of given) blobs.set(digest, Uint8Array.from(bytes))
    },
    get: (digest) => blobs.get(digest),
    size: (digest) => blobs.get(digest)?.length,
    path: () => undefined,
    stream(digest, range) {
      const bytes = blobs.get(digest)
      return bytes && Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes])
    },
    touch: () => undefined,
    age: (digest) => (blobs.has(digest) ? 0 : undefined),
    clear() {
      blobs.clear()
      uploads.clear()
    },
  }
}

/**
 * Where the blob of a digest lies below a folder: `sha256/ab/abcd…`.
 * @returns undefined for what is not a sha256 digest
 */
function blobPath(folder: string, digest: string): string | undefined {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1]
  return hex && join(folder, 'sha256', hex.slice(0, 2), hex)
}

/** Blobs as files. Written beside, synced, then renamed: a crash leaves a whole blob or none. */
export function fileBlobs(folder: string): Blobs {
  const uploads = new Uploads(uploadFiles(join(folder, 'uploads'), (digest) => blobPath(folder, digest)))
  const found = (digest: string): string | undefined => {
    const path = blobPath(folder, digest)
    return path !== undefined && existsSync(path) ? path : undefined
  }
  const statOf = (digest: string) => {
    const path = blobPath(folder, digest)
    return path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })
  }
  const touch = (path: string | undefined): void => {
    if (path) utimesSync(path, new Date(), new Date())
  }
  const putAll = (blobs: ReadonlyMap<string, Uint8Array>): void => {
    const missing = new Map<string, Uint8Array>()
    for (const [digest, bytes] of blobs) {
      const path = blobPath(folder, digest)
      // A file that was cut short is none: whoever puts it anew mends it.
      if (path && statSync(path, { throwIfNoEntry: false })?.size === bytes.length) touch(path)
      else if (path) missing.set(path, bytes)
    }
    writeWhole(missing)
  }
  return {
    uploads,
    put(bytes) {
      const digest = digestOf(bytes)
      putAll(new Map([[digest, bytes]]))
      return digest
    },
    putAll,
    get(digest) {
      const path = found(digest)
      return path === undefined ? undefined : readFileSync(path)
    },
    size: (digest) => statOf(digest)?.size,
    path: found,
    stream(digest, range) {
      const path = found(digest)
      return path === undefined ? undefined : createReadStream(path, { ...range, highWaterMark: READ_CHUNK })
    },
    touch: (digest) => touch(found(digest)),
    age(digest) {
      const stats = statOf(digest)
      return stats && Date.now() - stats.mtimeMs
    },
    clear() {
      rmSync(folder, { recursive: true, force: true })
      uploads.clear()
    },
  }
}

/** Large enough that reading a layer does not wake the event loop for every 64 KB. */
const READ_CHUNK = 512 * 1024

/**
 * Makes files that are whole or not there, whatever happens. First all are written, then all synced: the first sync
 * takes the others' bytes to the disk too.
 */
function writeWhole(files: ReadonlyMap<string, Uint8Array>): void {
  const folders = new Set(Array.from(files.keys(), (path) => dirname(path)))
  for (const folder of folders) makeFolder(folder)
  const written = Array.from(files, ([path, bytes]) => {
    const beside = `${path}.${randomUUID()}`
    writeFileSync(beside, bytes, { flag: 'wx' })
    return { path, beside }
  })
  for (const { beside } of written) sync(beside, 'r+')
  for (const { path, beside } of written) renameSync(beside, path)
  for (const folder of folders) syncFolder(folder)
}

/** Makes a folder that outlives a power cut. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true })
  if (first !== undefined) syncFolder(dirname(first))
}

/** Makes a rename in this folder durable. */
export const syncFolder = (folder: string): void => sync(folder, 'r')

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
