import { closeSync, openSync, readSync } from 'node:fs'
import type { Blobs } from '../../store/blobs'

/** What the first and last bytes of a layer tell. */
export type LayerBytes = {
  readonly gzip: boolean
  /** Bytes unpacked, at least: the trailer of gzip counts up to 4 GiB and starts again, and only its last member. */
  readonly unpackedAtLeast: number
}

/** The start of a gzip file, and its end, the unpacked size as a little-endian number. */
const HEAD = 2
const TAIL = 4

function edgesOf(blobs: Blobs, digest: string, size: number): { head: Buffer; tail: Buffer } | undefined {
  const path = blobs.path(digest)
  if (path === undefined) {
    const bytes = Buffer.from(blobs.get(digest) ?? [])
    return { head: bytes.subarray(0, HEAD), tail: bytes.subarray(-TAIL) }
  }
  const edges = { head: Buffer.alloc(HEAD), tail: Buffer.alloc(TAIL) }
  const file = openSync(path, 'r')
  try {
    readSync(file, edges.head, 0, HEAD, 0)
    readSync(file, edges.tail, 0, TAIL, size - TAIL)
  } finally {
    closeSync(file)
  }
  return edges
}

/**
 * Reads six bytes of a layer that was pushed; undefined for one that a seed declares, and for one too small to be a
 * layer.
 */
export function readLayerBytes(blobs: Blobs, digest: string): LayerBytes | undefined {
  const size = blobs.size(digest)
  const edges = size !== undefined && size >= HEAD + TAIL ? edgesOf(blobs, digest, size) : undefined
  if (!edges) return undefined
  const gzip = edges.head.readUInt16BE() === 0x1f8b
  return { gzip, unpackedAtLeast: gzip ? edges.tail.readUInt32LE() : (size ?? 0) }
}
