import { z } from 'zod'
import type { ImageConfiguration, ImageDetail } from './model'

const descriptor = z.object({ digest: z.string(), size: z.number().catch(0), mediaType: z.string().catch('') })
const child = z.object({
  digest: z.string(),
  platform: z
    .object({ os: z.string().catch(''), architecture: z.string().catch(''), variant: z.string().optional() })
    .optional(),
  annotations: z.record(z.string(), z.string()).optional().catch(undefined),
})
const manifestShape = z.object({
  mediaType: z.string().optional(),
  config: descriptor.optional().catch(undefined),
  layers: z.array(descriptor).nullish().catch(null),
  manifests: z.array(child).nullish().catch(null),
})

/** An image manifest, or an index of several, with the config blob to fetch. */
export type Manifest = Pick<ImageDetail, 'mediaType' | 'children' | 'layers'> & {
  readonly config: { readonly digest: string; readonly size: number } | null
}

/** Manifest types that ECR may hold. All are asked for, so that ECR converts none. */
export const manifestTypes = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
]

/** Whether a media type is an index or manifest list: several images under one digest, which Lambda refuses (R91). */
export const isIndex = (mediaType: string | null) => mediaType !== null && /image\.index|manifest\.list/.test(mediaType)

/** Reads a manifest as BatchGetImage gives it. Throws where it is not one. */
export function parseManifest(text: string, mediaType: string | null): Manifest {
  const manifest = manifestShape.parse(JSON.parse(text))
  const children = (manifest.manifests ?? []).map(({ digest, platform, annotations }) => {
    const name = platform ? [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/') : 'unknown'
    const attestation =
      annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' || name === 'unknown/unknown'
    return { digest, platform: name, attestation }
  })
  const fallback = manifest.manifests
    ? 'application/vnd.oci.image.index.v1+json'
    : 'application/vnd.oci.image.manifest.v1+json'
  return {
    mediaType: mediaType ?? manifest.mediaType ?? fallback,
    children,
    layers: manifest.layers ?? [],
    config: manifest.config ? { digest: manifest.config.digest, size: manifest.config.size } : null,
  }
}

const keys = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => Object.keys(value ?? {}))
const words = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? [])
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const configShape = z.object({
  os: text,
  architecture: text,
  variant: text,
  config: z
    .object({
      Entrypoint: words,
      Cmd: words,
      WorkingDir: text,
      Env: words,
      User: text,
      StopSignal: text,
      ExposedPorts: keys,
      Volumes: keys,
      Healthcheck: z.object({ Test: words }).nullish(),
      OnBuild: words,
      Labels: z
        .record(z.string(), z.string())
        .nullish()
        .transform((value) => value ?? {}),
    })
    .nullish(),
})
const noSettings = configShape.shape.config.unwrap().unwrap().parse({})

/** Reads an image's config blob. Throws where it is not one. */
export function parseConfiguration(json: string): ImageConfiguration {
  const { os, architecture, config } = configShape.parse(JSON.parse(json))
  const settings = config ?? noSettings
  const list = (word: string, values: readonly string[]) => values.map((value) => `${word} ${value}`)
  return {
    os: os || 'linux',
    architecture,
    entryPoint: settings.Entrypoint,
    command: settings.Cmd,
    workingDirectory: settings.WorkingDir,
    environment: settings.Env.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? { name: pair, value: '' } : { name: pair.slice(0, at), value: pair.slice(at + 1) }
    }),
    ignored: [
      ...list('USER', settings.User === '' ? [] : [settings.User]),
      ...list(
        'EXPOSE',
        settings.ExposedPorts.map((port) => port.replace(/\/tcp$/, '')),
      ),
      ...list('VOLUME', settings.Volumes),
      ...list(
        'HEALTHCHECK',
        settings.Healthcheck && settings.Healthcheck.Test.length > 0 ? [settings.Healthcheck.Test.join(' ')] : [],
      ),
      ...list('STOPSIGNAL', settings.StopSignal === '' ? [] : [settings.StopSignal]),
      ...list('ONBUILD', settings.OnBuild),
    ],
    labels: settings.Labels,
  }
}
