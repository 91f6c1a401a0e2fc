import { crc32 } from '../crc32'

/** 1 January 1980, midnight: the zero of ZIP's clock, so that the bytes are always the same. */
const DATE = 0x21

const shorts = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer)
const longs = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer)

/** A ZIP archive of one file, stored as it is. Source: PKWARE's APPNOTE 4.3.7, 4.3.12, 4.3.16. */
export function buildZip(name: string, text: string): Buffer {
  const path = Buffer.from(name)
  const content = Buffer.from(text)
  // Version, flags, method, time, date; CRC and sizes; lengths of the name and of what is extra.
  const about = Buffer.concat([
    shorts(20, 0, 0, 0, DATE),
    longs(crc32(content), content.length, content.length),
    shorts(path.length, 0),
  ])
  const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, path, content])
  // Comment, disk and internal attributes; permissions 0644 of a regular file; where the file begins.
  const rest = Buffer.concat([shorts(0, 0, 0), longs(0o100_644 * 0x1_0000, 0)])
  const directory = Buffer.concat([Buffer.from('PK\u0001\u0002'), shorts(20 | (3 << 8)), about, rest, path])
  const end = Buffer.concat([shorts(0, 0, 1, 1), longs(directory.length, file.length), shorts(0)])
  return Buffer.concat([file, directory, Buffer.from('PK\u0005\u0006'), end])
}
