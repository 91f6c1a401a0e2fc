import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pack, type Pack } from 'tar-stream'
import { z } from 'zod'
import { readManifest } from '../../ecr/manifests'
import type { Blobs } from '../../store/blobs'
import { LaunchError } from '../sandbox'

/** What of an image's config says what it is; what says how it runs is left out, for every start says that anew. */
const configSchema = z.object({
  architecture: z.string(),
  os: z.string(),
  variant: z.string().optional(),
  created: z.string().optional(),
  rootfs: z.object({ type: z.literal('layers'), diff_ids: z.array(z.string()) }),
})

const lost = (digest: string) => new LaunchError('Runtime.Unknown', `The image ${digest} is not in the store.`)

/**
 * An image as `docker save` writes it, made from a store while it is read.
 * @param tag by which the image is known to Docker afterwards
 * @throws LaunchError for an image that the store does not hold whole
 */
export function dockerArchive(blobs: Blobs, digest: string, tag: string): Readable {
  const manifest = blobs.get(digest)
  const parsed = manifest && readManifest(Buffer.from(manifest).toString('utf8'))
  const config = parsed?.config && blobs.get(parsed.config.digest)
  if (!parsed || !config) throw lost(digest)
  const layers = parsed.layers.map((layer, index) => {
    const size = blobs.size(layer.digest)
    if (size === undefined) throw lost(digest)
    return { name: `${index}.tar`, digest: layer.digest, size }
  })
  const settings = JSON.stringify({
    ...configSchema.parse(JSON.parse(Buffer.from(config).toString('utf8'))),
    config: {},
  })
  const index = [{ Config: 'config.json', RepoTags: [tag], Layers: layers.map(({ name }) => name) }]
  const archive = pack()
  void write(archive, blobs, layers, [
    ['config.json', settings],
    ['manifest.json', JSON.stringify(index)],
  ]).catch((error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error))))
  return Readable.from(bytesOf(archive), { objectMode: false })
}

type Layer = { readonly name: string; readonly digest: string; readonly size: number }

async function write(archive: Pack, blobs: Blobs, layers: readonly Layer[], texts: [string, string][]): Promise<void> {
  for (const [name, text] of texts) archive.entry({ name }, text)
  for (const { name, digest, size } of layers) {
    const entry = archive.entry({ name, size })
    const done = once(entry, 'close')
    for await (const chunk of blobs.stream(digest) ?? []) {
      if (!entry.write(chunk)) await once(entry, 'drain')
    }
    entry.end(undefined)
    await done
  }
  archive.finalize()
}

async function* bytesOf(archive: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of archive) if (chunk instanceof Uint8Array) yield chunk
}
