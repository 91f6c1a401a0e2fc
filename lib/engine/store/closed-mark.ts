import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'

/** File systems count time in steps of some milliseconds: two writes within one look like one. */
const SETTLED_MS = 2_000

const markFile = (file: string): string => `${file}.closed`
const hasLog = (file: string): boolean => existsSync(`${file}-wal`)

/** What a file is known by without reading it: every write to it changes one of these. */
function markOf(file: string): string {
  const { size, ino, mtimeNs, ctimeNs } = statSync(file, { bigint: true })
  return [size, ino, mtimeNs, ctimeNs].join(' ')
}

/** Notes that a database was closed in order, with all its writes in the file. */
export function markClosed(file: string): void {
  if (!hasLog(file)) writeFileSync(markFile(file), markOf(file))
}

/**
 * Whether a database is the file that was closed in order, byte for byte: reading 200,000 records to see that they are
 * whole takes a second or two. The note is taken away, for the next writes make it wrong.
 */
export function isAsClosed(file: string): boolean {
  try {
    const mark = readFileSync(markFile(file), 'utf8')
    rmSync(markFile(file))
    return !hasLog(file) && mark === markOf(file) && Date.now() - statSync(file).mtimeMs > SETTLED_MS
  } catch {
    return false
  }
}
