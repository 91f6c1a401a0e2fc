import type { ByteRange } from '../store/blobs'

/**
 * Reads a Range header for a body of `size` bytes. One range only: a client that asks for several gets the whole,
 * as RFC 9110 allows.
 * @returns undefined for the whole
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined
  return start < size && start <= end ? { start, end } : 'unsatisfiable'
}
