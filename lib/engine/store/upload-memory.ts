import type { UploadPlace } from './uploads'

/** Uploads in memory, for tests; `keepBlob` takes a finished one. */
export function uploadsInMemory(keepBlob: (digest: string, bytes: Uint8Array) => void): UploadPlace {
  const uploads = new Map<string, Uint8Array[]>()
  return {
    create: async (id) => void uploads.set(id, []),
    size: async (id) => uploads.get(id)?.reduce((sum, { length }) => sum + length, 0),
    async *read(id) {
      yield* uploads.get(id) ?? []
    },
    writer: async (id) => ({
      write: async (bytes) => void uploads.get(id)?.push(Uint8Array.from(bytes)),
      close: async () => undefined,
    }),
    async keep(id, digest) {
      keepBlob(digest, Buffer.concat(uploads.get(id) ?? []))
      uploads.delete(id)
    },
    remove: async (id) => void uploads.delete(id),
  }
}
