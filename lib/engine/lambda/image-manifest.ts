import { z } from 'zod'
import type { Blobs } from '../store/blobs'
import type { World } from '../store/world'

const descriptor = z.object({ mediaType: z.string().default(''), digest: z.string(), size: z.number().default(0) })
const manifest = z.object({ config: descriptor, layers: z.array(descriptor).default([]) })
const words = z.array(z.string()).nullish().transform((list) => list ?? [])
const settings = z.object({
  Entrypoint: words,
  Cmd: words,
  Env: words,
  WorkingDir: z.string().nullish().transform((folder) => folder ?? ''),
  Labels: z.record(z.string(), z.string()).nullish().transform((labels) => labels ?? {}),
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

function parse<T>(bytes: Uint8Array | undefined, schema: z.ZodType<T>): T | undefined {
  if (!bytes) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return undefined
  }
}

/** The manifest of an image, or undefined where it is no image manifest. */
export const readManifest = (world: World, digest: string): Manifest | undefined => parse(world.getBlob(digest), manifest)

/** The config of an image, or undefined where it cannot be read. */
export function readConfig(blobs: Blobs, { config: { digest } }: Manifest): ImageConfigFile | undefined {
  return (blobs.size(digest) ?? Infinity) <= CONFIG_LIMIT ? parse(blobs.get(digest), config) : undefined
}
