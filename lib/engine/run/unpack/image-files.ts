import { closeSync, lstatSync, openSync, readSync } from 'node:fs'
import { PathError, resolveInside } from './inside'

/** Why a path cannot be used, in Linux's codes. */
export type PathProblem = 'ENOENT' | 'ENOTDIR' | 'ELOOP' | 'EACCES'

/** What a path of an image leads to. `mode` holds the permission bits. */
export type ImageFile = { readonly kind: 'file' | 'folder' | 'other'; readonly mode: number }

/** The files of an image, wherever they lie. Links are followed as if the image's root were `/`. */
export type ImageFiles = {
  find(path: string): Promise<ImageFile | PathProblem>
  /** The first 4 KB of a file that was found; undefined when the engine may not read it. */
  start(path: string): Promise<Buffer | undefined>
}

/** How much `start` reads. */
export const START_BYTES = 4096

const isDenied = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EACCES'

/** The files of an image that is unpacked below `root`. */
export function unpackedFiles(root: string): ImageFiles {
  return {
    async find(path) {
      try {
        const found = lstatSync(resolveInside(root, path))
        return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', mode: found.mode & 0o777 }
      } catch (error) {
        if (error instanceof PathError) return error.code
        if (isDenied(error)) return 'EACCES'
        throw error
      }
    },
    async start(path) {
      try {
        return readStart(resolveInside(root, path))
      } catch (error) {
        if (isDenied(error)) return undefined
        throw error
      }
    },
  }
}

function readStart(file: string): Buffer {
  const start = Buffer.alloc(START_BYTES)
  const handle = openSync(file, 'r')
  try {
    return start.subarray(0, readSync(handle, start))
  } finally {
    closeSync(handle)
  }
}
