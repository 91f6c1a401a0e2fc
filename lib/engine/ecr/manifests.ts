import { z } from 'zod'
import { digestOf } from '../store/blobs'
import type { World } from '../store/world'
import { invalidParameter } from './errors'

const descriptor = z.object({
  mediaType: z.string().optional(),
  digest: z.string(),
  size: z.int().min(0).default(0),
  urls: z.array(z.string()).optional(),
})
const manifest = z.object({
  schemaVersion: z.number(),
  mediaType: z.string().optional(),
  artifactType: z.string().optional(),
  config: descriptor.optional(),
  layers: z.array(descriptor).optional(),
  fsLayers: z.array(z.object({ blobSum: z.string() })).optional(),
  manifests: z.array(descriptor).optional(),
  subject: descriptor.optional(),
  annotations: z.record(z.string(), z.string()).optional().catch(undefined),
})

/** A part of a manifest: its media type, digest and size. */
export type Descriptor = z.infer<typeof descriptor>

/** What ECR reads from the bytes of a manifest. */
export type Manifest = {
  readonly digest: string
  readonly mediaType: string
  /** Media type of the config, or the artifact type: what kind of thing the image is. */
  readonly artifactMediaType?: string
  readonly config?: Descriptor
  readonly layers: readonly Descriptor[]
  /** Digests of the manifests of an index or manifest list. */
  readonly children: readonly string[]
  readonly subject?: string
  readonly annotations?: Readonly<Record<string, string>>
}

const SCHEMA_1 = 'application/vnd.docker.distribution.manifest.v1+json'

/** A media type goes into a header as it is: nothing but its own characters. */
const MEDIA_TYPE = /^application\/[\w.+-]{1,128}$/

/** `sha256:` and the hex digest of bytes, or of a text as UTF-8. */
export const sha256 = (bytes: string | Uint8Array) => digestOf(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Reads a manifest of any form that ECR stores: Docker schema 1 and 2, manifest list, OCI manifest and index.
 * @throws InvalidParameterException for text that is no manifest, or without a media type anywhere
 */
export function readManifest(text: string, givenMediaType?: string): Manifest {
  const { data } = manifest.safeParse(parseJson(text))
  if (!data) throw invalidParameter('ImageManifest', 'Invalid JSON syntax')
  const mediaType = data.mediaType ?? givenMediaType ?? (data.schemaVersion === 1 ? SCHEMA_1 : undefined)
  if (!mediaType) throw invalidParameter('ImageManifestMediaType', 'Media type must be in the manifest or the request')
  if (!MEDIA_TYPE.test(mediaType) || isIndex(mediaType) !== (data.manifests !== undefined))
    throw invalidParameter('ImageManifest', 'Invalid JSON syntax')
  return {
    digest: sha256(text),
    mediaType,
    artifactMediaType: data.artifactType ?? data.config?.mediaType,
    config: data.config,
    layers: data.layers ?? data.fsLayers?.map(({ blobSum }) => ({ digest: blobSum, size: 0 })) ?? [],
    children: data.manifests?.map(({ digest }) => digest) ?? [],
    subject: data.subject?.digest,
    annotations: data.annotations,
  }
}

/** The manifest's text as it was pushed. An image record without its bytes is a broken data folder. */
export function manifestText(world: World, digest: string): string {
  const bytes = world.getBlob(digest)
  if (!bytes) throw new Error(`The data folder has lost the manifest ${digest}`)
  return Buffer.from(bytes).toString('utf8')
}

/** Config and layers. */
export const partsOf = ({ config, layers }: Manifest): readonly Descriptor[] => [...(config ? [config] : []), ...layers]

/** Whether the media type stands for several manifests: OCI index or Docker manifest list. */
export const isIndex = (mediaType: string) => /image\.index\.|manifest\.list\./.test(mediaType)
