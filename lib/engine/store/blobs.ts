import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Bytes kept by digest (`sha256:…`). What is put is on the disk when `put` returns. */
export interface Blobs {
  /** @returns the digest */
  put(bytes: Uint8Array): string
  get(digest: string): Uint8Array | undefined
  clear(): void
}

/** @returns `sha256:` and the hex digest of the bytes */
export const digestOf = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Blobs in memory, for tests. */
export function memoryBlobs(): Blobs {
  const blobs = new Map<string, Uint8Array>()
  return {
    put(bytes) {
      const digest = digestOf(bytes)
      blobs.set(digest, Uint8Array.from(bytes))
      return digest
    },
    get: (digest) => blobs.get(digest),
    clear: () => blobs.clear(),
  }
}

/**
 * Where the blob of a digest lies below a folder: `sha256/ab/abcd…`. The registry streams its layers there.
 * @returns undefined for what is not a sha256 digest
 */
export function blobPath(folder: string, digest: string): string | undefined {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1]
  return hex && join(folder, 'sha256', hex.slice(0, 2), hex)
}

/** Blobs as files. Written beside, synced, then renamed: a crash leaves a whole blob or none. */
export function fileBlobs(folder: string): Blobs {
  return {
    put(bytes) {
      const digest = digestOf(bytes)
      const path = blobPath(folder, digest)
      if (path && !existsSync(path)) writeWhole(path, bytes)
      return digest
    },
    get(digest) {
      const path = blobPath(folder, digest)
      return path && existsSync(path) ? readFileSync(path) : undefined
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.${randomUUID()}`
  const file = openSync(beside, 'wx')
  try {
    writeFileSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
  syncFolder(dirname(path))
}

/** Makes a rename in this folder durable. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
