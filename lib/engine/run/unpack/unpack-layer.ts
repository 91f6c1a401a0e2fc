import { pipeline } from 'node:stream/promises'
import { extract, type Extract, type Header } from 'tar-stream'
import type { Blobs } from '../../store/blobs'
import { entryPath, type ImageTree } from './image-tree'
import { layerBytes } from './layer-bytes'
import type { UnpackBudget } from './unpack-budget'

const WHITEOUT = '.wh.'
const OPAQUE = '.wh..wh..opq'

/** How long requests may wait for files that are unpacked meanwhile. */
const TURN_MS = 5

/** Archives older than POSIX's are archives too. */
const OPTIONS = { highWaterMark: 16 * 1024, allowUnknownFormat: true }

/**
 * Lays a layer over what is there, as OCI's image-spec "Applying Changesets" says. Devices and pipes are left out.
 * @throws UnpackError, PathError, and what zlib, tar-stream and the file system say of damaged layers
 */
export async function unpackLayer(blobs: Blobs, digest: string, tree: ImageTree, budget: UnpackBudget): Promise<void> {
  tree.nextLayer()
  const archive = extract(OPTIONS)
  const fed = pipeline(layerBytes(blobs, digest, budget), archive)
  fed.catch(() => undefined)
  try {
    await applyAll(tree, archive, budget)
  } catch (error) {
    // What was wrong with the layer ends the archive, which says no more than that it was ended.
    throw await fed.then(
      () => error,
      (cause: unknown) => (isPremature(cause) ? error : cause),
    )
  }
  await fed
}

const isPremature = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

async function applyAll(tree: ImageTree, archive: Extract, budget: UnpackBudget): Promise<void> {
  let turn = performance.now()
  for await (const entry of archive) {
    budget.takeEntry()
    if (performance.now() - turn > TURN_MS) {
      await new Promise(setImmediate)
      turn = performance.now()
    }
    await apply(tree, entry.header, bytesOf(entry))
    entry.resume()
  }
}

async function apply(tree: ImageTree, header: Header, content: AsyncIterable<Uint8Array>): Promise<void> {
  const { name, type, mode, mtime, linkname } = header
  const path = entryPath(name)
  if (path.name?.startsWith(WHITEOUT)) return whiteOut(tree, path.folder, path.name)
  if (type === 'directory') tree.makeFolder(path, mode)
  else if (type === 'file' || type === 'contiguous-file') await tree.writeFile(path, mode, mtime, content)
  else if (type === 'symlink') tree.symlink(path, linkname)
  else if (type === 'link') tree.link(path, entryPath(linkname))
}

function whiteOut(tree: ImageTree, folder: string, name: string): void {
  const hidden = name.slice(WHITEOUT.length)
  if (name === OPAQUE) tree.empty(folder)
  else if (hidden !== '' && !hidden.startsWith(WHITEOUT)) tree.remove(entryPath(`${folder}/${hidden}`))
}

async function* bytesOf(content: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) if (chunk instanceof Uint8Array) yield chunk
}
