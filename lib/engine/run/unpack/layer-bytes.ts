import { pipeline, type Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import type { Blobs } from '../../store/blobs'
import { UnpackError, type UnpackBudget } from './unpack-budget'

const CHUNK = 256 * 1024
const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

/**
 * The tar archive of a layer, as it is read and unpacked; the budget counts every byte of it. How a layer is packed
 * is told from its first bytes: media types lie.
 * @throws UnpackError for a layer that is not in the store, is packed in another way than gzip, or exceeds the budget
 */
export async function* layerBytes(blobs: Blobs, digest: string, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  const start = blobs.stream(digest, { start: 0, end: 3 })
  const magic = start && (await buffer(start))
  const packed = magic && blobs.stream(digest)
  if (!packed) throw new UnpackError(`The layer ${digest} is not in the store.`)
  for await (const chunk of unpacked(packed, magic)) {
    if (!(chunk instanceof Uint8Array)) continue
    budget.takeBytes(chunk.length)
    yield chunk
  }
}

function unpacked(packed: Readable, magic: Uint8Array): Readable {
  if (startsWith(magic, 0x1f, 0x8b)) return pipeline(packed, createGunzip({ chunkSize: CHUNK }), () => undefined)
  if (!startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)) return packed
  packed.destroy()
  throw new UnpackError('A layer is packed with zstd, which Lambda does not take. Build the image with gzip.')
}
