import { z } from 'zod'
import type { Blobs } from '../store/blobs'
import { RecordCache } from '../store/record-cache'
import type { World } from '../store/world'

const descriptor = z.object({ mediaType: z.string().default(''), digest: z.string(), size: z.number().default(0) })
const manifest = z.object({ config: descriptor, layers: z.array(descriptor).default([]).readonly() }).readonly()
const words = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? [])
  .readonly()
const settings = z.object({
  Entrypoint: words,
  Cmd: words,
  Env: words,
  WorkingDir: z
    .string()
    .nullish()
    .transform((folder) => folder ?? ''),
  Labels: z
    .record(z.string(), z.string())
    .nullish()
    .transform((labels) => labels ?? {}),
})
const config = z.object({
  architecture: z.string().default('amd64'),
  os: z.string().default('linux'),
  config: settings.nullish().transform((given) => given ?? settings.parse({})),
})

/** What Lambda reads of a manifest. */
export type Manifest = z.infer<typeof manifest>

/** What Lambda reads of an image's config. */
export type ImageConfigFile = z.infer<typeof config>

/** Bytes. What is larger is no config, whatever the manifest says, and is not read. */
const CONFIG_LIMIT = 4 * 1024 * 1024

/** Bytes of JSON whose parsed form stays in memory: what a digest names never changes. */
const KEPT = 2 * 1024 * 1024

type Parsed<T> = WeakMap<Blobs, RecordCache<T>>
const manifests: Parsed<Manifest> = new WeakMap()
const configs: Parsed<ImageConfigFile> = new WeakMap()

/** What cannot be read is not kept: a push may mend it. */
function parseOnce<T>(
  parsed: Parsed<T>,
  blobs: Blobs,
  digest: string,
  schema: z.ZodType<T>,
  read: () => Uint8Array | undefined,
): T | undefined {
  const cache = parsed.get(blobs) ?? new RecordCache<T>(KEPT)
  parsed.set(blobs, cache)
  const known = cache.get(digest)
  const bytes = known === undefined ? read() : undefined
  if (!bytes) return known
  try {
    const value = schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    cache.set(digest, value, bytes.length)
    return value
  } catch {
    return undefined
  }
}

/** The manifest of an image, or undefined where it is no image manifest. */
export const readManifest = (blobs: Blobs, world: World, digest: string): Manifest | undefined =>
  parseOnce(manifests, blobs, digest, manifest, () => world.getBlob(digest))

/** The config of an image, or undefined where it cannot be read. */
export const readConfig = (blobs: Blobs, { config: { digest } }: Manifest): ImageConfigFile | undefined =>
  parseOnce(configs, blobs, digest, config, () =>
    (blobs.size(digest) ?? Infinity) <= CONFIG_LIMIT ? blobs.get(digest) : undefined,
  )
