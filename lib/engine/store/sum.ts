import { isUtf8 } from 'node:buffer'
import { crc32 } from '../crc32'

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
