import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Blobs } from '../store/blobs'
import { UnpackError, type UnpackBudget } from './unpack-budget'

const CHUNK = 256 * 1024
const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

/**
 * The tar archive of a layer, as it is read and unpacked; the budget counts every byte of it. How a layer is packed
 * is told from its first bytes: media types lie.
 * @throws UnpackError for a layer that is not in the store, is packed in another way than gzip, or exceeds the budget
 */
export async function* layerBytes(blobs: Blobs, digest: string, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  const stored = blobs.get(digest)
  if (!stored) throw new UnpackError(`The layer ${digest} is not in the store.`)
  if (startsWith(stored, 0x28, 0xb5, 0x2f, 0xfd)) {
    throw new UnpackError('A layer is packed with zstd, which Lambda does not take. Build the image with gzip.')
  }
  const packed = Readable.from(pieces(stored), { objectMode: false })
  const archive = startsWith(stored, 0x1f, 0x8b) ? packed.pipe(createGunzip({ chunkSize: CHUNK })) : packed
  for await (const chunk of archive) {
    budget.takeBytes(chunk.length)
    yield chunk
  }
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}
