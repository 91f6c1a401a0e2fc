import { lstatSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** As many symbolic links as Linux follows in one path. */
const MAX_LINKS = 40

/** A path of an image that leads nowhere; the codes are Linux's. */
export class PathError extends Error {
  override readonly name = 'PathError'

  constructor(
    readonly code: 'ENOENT' | 'ENOTDIR' | 'ELOOP',
    path: string,
  ) {
    super(`${code}: ${path}`)
  }
}

/**
 * Where a path of an image lies on this machine. Symbolic links are followed as if `root` were `/`, and `..` stops
 * there: whatever an image holds, the answer is never outside of `root`. What `make` is given did not exist.
 * @throws PathError
 */
export function resolveInside(root: string, path: string, make?: (folder: string) => void): string {
  const left = path.split('/').reverse()
  let inside: string[] = []
  let links = 0
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      inside.pop()
      continue
    }
    const here = join(root, ...inside, part)
    const found = lstatSync(here, { throwIfNoEntry: false })
    if (found?.isSymbolicLink()) {
      if (++links > MAX_LINKS) throw new PathError('ELOOP', path)
      const target = readlinkSync(here)
      if (target.startsWith('/')) inside = []
      left.push(...target.split('/').reverse())
      continue
    }
    if (!found && !make) throw new PathError('ENOENT', path)
    if (!found) make?.(here)
    else if (!found.isDirectory() && (make || left.length > 0)) throw new PathError('ENOTDIR', path)
    inside.push(part)
  }
  return join(root, ...inside)
}
