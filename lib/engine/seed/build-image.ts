import { UNPACKED_LABEL } from '../images/unpacked-label'
import { sha256 } from '../ecr/manifests'

/** A layer that a seed declares: a name that its digests come from, and sizes. Its bytes are kept nowhere. */
export type SeedLayer = {
  readonly id: string
  /** Compressed bytes, as the manifest says. */
  readonly size: number
  /** Bytes on disk. */
  readonly unpacked: number
  /** The build step, as the image's history says. */
  readonly createdBy: string
  readonly mediaType?: string
  readonly urls?: readonly string[]
}

/** What a Dockerfile settles, in its order of words. */
export type ImageSpec = {
  readonly layers: readonly SeedLayer[]
  readonly architecture?: 'amd64' | 'arm64'
  readonly os?: string
  readonly osVersion?: string
  readonly entrypoint?: readonly string[]
  readonly cmd?: readonly string[]
  readonly env?: readonly string[]
  readonly workingDir?: string
  readonly user?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly exposedPorts?: readonly string[]
  readonly volumes?: readonly string[]
  readonly healthcheck?: readonly string[]
  readonly format?: 'docker' | 'oci'
}

/** A manifest with what it refers to. `config` is the text of the config blob. */
export type BuiltImage = {
  readonly text: string
  readonly digest: string
  readonly mediaType: string
  readonly platform: { readonly architecture: string; readonly os: string }
  readonly config: string
  readonly layers: readonly { readonly digest: string; readonly size: number; readonly mediaType: string }[]
}

const MEDIA_TYPES = {
  docker: {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  },
  oci: {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  },
}

/** One moment for all builds: the same specification has the same digest in every account and on every day. */
const CREATED = '2026-01-05T08:00:00Z'

const keys = (names: readonly string[] | undefined) => names && Object.fromEntries(names.map((name) => [name, {}]))

function configText(spec: ImageSpec): string {
  const { architecture = 'amd64', os = 'linux', layers } = spec
  const unpacked = layers.reduce((sum, layer) => sum + layer.unpacked, 0)
  return JSON.stringify({
    architecture,
    os,
    'os.version': spec.osVersion,
    created: CREATED,
    config: {
      User: spec.user,
      ExposedPorts: keys(spec.exposedPorts),
      Env: spec.env ?? ['PATH=/usr/local/bin:/usr/bin:/bin'],
      Entrypoint: spec.entrypoint,
      Cmd: spec.cmd,
      Healthcheck: spec.healthcheck && { Test: spec.healthcheck, Interval: 30_000_000_000 },
      Volumes: keys(spec.volumes),
      WorkingDir: spec.workingDir,
      Labels: { ...spec.labels, [UNPACKED_LABEL]: String(unpacked) },
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ id }) => sha256(`unpacked ${id}`)) },
    history: [
      ...layers.map(({ createdBy }) => ({ created: CREATED, created_by: createdBy })),
      ...settings(spec).map((created_by) => ({ created: CREATED, created_by, empty_layer: true })),
    ],
  })
}

/** The steps of the build that change settings and no file. */
function settings({ workingDir, user, entrypoint, cmd }: ImageSpec): string[] {
  return [
    ...(workingDir ? [`WORKDIR ${workingDir}`] : []),
    ...(user ? [`USER ${user}`] : []),
    ...(entrypoint ? [`ENTRYPOINT ${JSON.stringify(entrypoint)}`] : []),
    ...(cmd ? [`CMD ${JSON.stringify(cmd)}`] : []),
  ]
}

/** Builds manifest and config of an image; deterministic, and every digest is that of its bytes. */
export function buildImage(spec: ImageSpec): BuiltImage {
  const types = MEDIA_TYPES[spec.format ?? 'docker']
  const config = configText(spec)
  const layers = spec.layers.map(({ id, size, mediaType = types.layer, urls }) => ({
    mediaType,
    size,
    digest: sha256(`layer ${id}`),
    ...(urls && { urls }),
  }))
  const text = JSON.stringify({
    schemaVersion: 2,
    mediaType: types.manifest,
    config: { mediaType: types.config, size: Buffer.byteLength(config), digest: sha256(config) },
    layers,
  })
  const platform = { architecture: spec.architecture ?? 'amd64', os: spec.os ?? 'linux' }
  return { text, digest: sha256(text), mediaType: types.manifest, platform, config, layers }
}
