import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { UploadPlace } from './uploads'

/** So often a large upload goes to the disk while it comes, that its end has little left to wait for. */
const SYNC_EVERY = 64 * 1024 * 1024

/** Uploads as files of one folder, named by id; a finished one moves to `pathOf` its digest. Never blocks. */
export function uploadFiles(folder: string, pathOf: (digest: string) => string | undefined): UploadPlace {
  const file = (id: string) => join(folder, id)
  return {
    async create(id) {
      await mkdir(folder, { recursive: true })
      await (await open(file(id), 'wx')).close()
    },
    async size(id) {
      return (await stat(file(id)).catch(absent))?.size
    },
    read: (id) => createReadStream(file(id), { highWaterMark: 1024 * 1024 }),
    async writer(id) {
      const handle = await open(file(id), 'a')
      let unsynced = 0
      let syncing = Promise.resolve()
      return {
        async write(bytes) {
          await handle.writeFile(bytes)
          unsynced += bytes.length
          if (unsynced < SYNC_EVERY) return
          unsynced = 0
          await syncing
          syncing = handle.datasync()
          // Awaited later; until then an error must not count as unhandled.
          syncing.catch(() => undefined)
        },
        async close() {
          await syncing.finally(() => handle.close())
        },
      }
    },
    async keep(id, digest) {
      const path = pathOf(digest)
      if (!path) throw new Error(`${digest} is no digest`)
      await sync(file(id), 'r+')
      const now = new Date()
      await utimes(file(id), now, now)
      const made = await mkdir(dirname(path), { recursive: true })
      if (made !== undefined) await sync(dirname(made))
      await rename(file(id), path)
      await sync(dirname(path))
    },
    remove: (id) => rm(file(id), { force: true }),
  }
}

async function sync(path: string, flags = 'r'): Promise<void> {
  const handle = await open(path, flags)
  await handle.sync().finally(() => handle.close())
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
