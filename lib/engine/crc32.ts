import * as zlib from 'node:zlib'

const table = Int32Array.from({ length: 256 }, (_, n) => {
  let sum = n
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  return sum
})

function slowCrc32(data: string | Uint8Array, before = 0): number {
  let sum = ~before
  for (const byte of Buffer.from(data)) sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
  return ~sum >>> 0
}

/**
 * The CRC-32 of zlib, PNG and ZIP, 0 to 2^32 - 1. Node has its own since 20.15; Gantry runs on 20.9.
 * @param before the sum of what stands before `data`
 */
export const crc32: (data: string | Uint8Array, before?: number) => number = zlib.crc32 ?? slowCrc32
