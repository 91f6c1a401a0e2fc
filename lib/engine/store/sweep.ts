import { rmSync, statSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Store } from './store'
import type { Kind } from './world'

/** A blob is written before the record that names it: a young one may still get its record. */
const YOUNG = 60_000

/** Kinds of records that name what is gone. */
const GRAVES: ReadonlySet<string> = new Set(['deletedImage'] satisfies Kind[])

/** No manifest is larger. */
const MANIFEST_LIMIT = 4 * 1024 * 1024

/** So long an upload that nobody continues is kept. */
const DAY = 24 * 60 * 60 * 1000

/**
 * Removes what nothing needs: blobs that no record of any kind names, what a crash left half written, uploads that
 * were left for a day. Works in small steps beside the requests; `signal` ends it early.
 * @returns how many blobs are gone
 */
export async function sweep(store: Store, signal?: AbortSignal): Promise<number> {
  const { blobFolder } = store
  if (blobFolder === undefined || store.damage) return 0
  await removeUploads(store, join(blobFolder, 'uploads'), signal)
  const files = await blobFiles(join(blobFolder, 'sha256'))
  const run = new Set<string>()
  for (const page of store.pages()) {
    for (const record of page) {
      if (GRAVES.has(record.kind)) continue
      for (const hex of digestsIn(`${record.key} ${record.value}`)) {
        files.delete(hex)
        if (record.kind === 'function') run.add(hex)
      }
      if (record.kind === 'layerUpload' && (await store.blobs.uploads.received(record.key)) === undefined)
        store.write([{ ...record, text: undefined }])
    }
    await setImmediate()
    if (signal?.aborted) return 0
  }
  if (files.size > 0) await keepParts(store, run, files)
  let removed = 0
  for (const path of files.values()) {
    if (signal?.aborted) break
    // In one step: between a look and a removal nobody may touch the blob.
    const found = statSync(path, { throwIfNoEntry: false })
    if (found && Date.now() - found.mtimeMs >= YOUNG) {
      rmSync(path)
      removed++
    }
    await setImmediate()
  }
  return removed
}

/** A function runs on when its image was deleted: what the manifest names stays too. */
async function keepParts({ blobs }: Store, manifests: Iterable<string>, files: Map<string, string>): Promise<void> {
  for (const hex of manifests) {
    const digest = `sha256:${hex}`
    const isSmall = (blobs.size(digest) ?? Infinity) <= MANIFEST_LIMIT
    const text = isSmall ? Buffer.from(blobs.get(digest) ?? []).toString('latin1') : ''
    for (const part of digestsIn(text)) files.delete(part)
    await setImmediate()
  }
}

/** Every file below, by its name: the hex digest of a blob, or what was left beside it. */
async function blobFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const part of await names(folder))
    for (const name of await names(join(folder, part))) files.set(name, join(folder, part, name))
  return files
}

const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

/**
 * Any text that looks like a digest counts, so that a new kind of record needs no line here: hex as images have,
 * base64 as Zip code has.
 */
function* digestsIn(text: string): Generator<string> {
  for (const [hex] of text.matchAll(/[0-9a-f]{64}/g)) yield hex
  // From its end: a pattern would try 43 letters at every place of every record.
  for (let end = text.indexOf('='); end >= 0; end = text.indexOf('=', end + 1)) {
    const base64 = text.slice(Math.max(0, end - 43), end + 1)
    if (/^[A-Za-z0-9+/]{43}=$/.test(base64)) yield Buffer.from(base64, 'base64').toString('hex')
  }
}

/** The records of these uploads go with the sweep of the records. */
async function removeUploads(store: Store, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const { uploads } = store.blobs
  for (const id of await names(folder)) {
    const found = await stat(join(folder, id)).catch(() => undefined)
    if (signal?.aborted) return
    if (found && Date.now() - found.mtimeMs > DAY && !uploads.isHeld(id)) await uploads.remove(id)
  }
}
