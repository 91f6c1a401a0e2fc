import { isUtf8 } from 'node:buffer'
import * as zlib from 'node:zlib'

const table = Int32Array.from({ length: 256 }, (_, n) => {
  let sum = n
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  return sum
})

/** Node has its own since 20.15. */
function slowCrc32(data: string | Uint8Array, before = 0): number {
  let sum = ~before
  for (const byte of Buffer.from(data)) sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
  return ~sum >>> 0
}

const crc32 = zlib.crc32 ?? slowCrc32

/**
 * The CRC-32 of a row's texts, in their order: SQLite checks the form of its pages, not what stands in them.
 * @returns 0 to 2^32 - 1
 */
export const sumOf = (...texts: readonly (string | Uint8Array)[]): number =>
  texts.reduce<number>((before, text) => {
    const sum = crc32('/', before)
    // An empty Buffer of the binding points nowhere, which zlib takes as a wish to start anew.
    return text.length === 0 ? sum : crc32(text, sum)
  }, 0)

function textsOf(row: unknown): { texts: readonly Uint8Array[]; sum: unknown } | undefined {
  if (!Array.isArray(row)) return undefined
  const columns: readonly unknown[] = row
  const texts = columns.slice(0, -1).filter((column) => column instanceof Uint8Array)
  return texts.length === columns.length - 1 ? { texts, sum: columns.at(-1) } : undefined
}

/** @returns whether a row that `columnsOf` gave is what was written */
export function isWhole(row: unknown): boolean {
  const { texts = [], sum } = textsOf(row) ?? {}
  // A row from before there were sums has none.
  return texts.length > 0 && (sum === null ? texts.every((text) => isUtf8(text)) : sum === sumOf(...texts))
}

/** The texts of a row that is whole, undefined for another. */
export const wholeRow = (row: unknown): string[] | undefined =>
  isWhole(row) ? textsOf(row)?.texts.map((text) => Buffer.from(text).toString('utf8')) : undefined
