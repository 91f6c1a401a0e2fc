import { z } from 'zod'
import type { World } from '../store/world'

const descriptor = z.object({ mediaType: z.string().default(''), digest: z.string(), size: z.number().default(0) })
const manifest = z.object({ config: descriptor, layers: z.array(descriptor).default([]) })
const config = z.object({ config: z.object({ Labels: z.record(z.string(), z.string()).nullish() }).nullish() })

export type Manifest = z.infer<typeof manifest>

function parseBlob<T>(world: World, digest: string, schema: z.ZodType<T>): T | undefined {
  const bytes = world.getBlob(digest)
  if (!bytes) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return undefined
  }
}

/** The manifest of an image, or undefined where it is no image manifest. */
export const readManifest = (world: World, digest: string): Manifest | undefined => parseBlob(world, digest, manifest)

/** The labels of an image, or undefined where its config cannot be read. */
export function readLabels(world: World, image: Manifest): Record<string, string> | undefined {
  const parsed = parseBlob(world, image.config.digest, config)
  return parsed && (parsed.config?.Labels ?? {})
}
