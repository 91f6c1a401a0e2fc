import { UNPACKED_LABEL } from '../../images/unpacked-label'
import type { World } from '../../store/world'

/** What is unusual about an image. */
export type TestImage = {
  /** Another content is another digest. */
  readonly content?: string
  /** Bytes of its only layer. */
  readonly compressed?: number
  readonly unpacked?: number
  readonly layerType?: string
  readonly lostConfig?: boolean
  readonly index?: boolean
  readonly policyText?: string
  /** `amd64` unless given. */
  readonly architecture?: string
  /** Entrypoint, Cmd, WorkingDir, Labels. */
  readonly config?: { readonly Labels?: Readonly<Record<string, string>>; readonly [member: string]: unknown }
}

const OCI = 'application/vnd.oci.image'
const bytes = (value: object) => Buffer.from(JSON.stringify(value))

function manifestOf(world: World, spec: TestImage): object {
  const { architecture = 'amd64', content = 'one', unpacked } = spec
  const Labels = { content, ...(unpacked && { [UNPACKED_LABEL]: String(unpacked) }), ...spec.config?.Labels }
  const config = bytes({ architecture, os: 'linux', config: { Cmd: ['run'], ...spec.config, Labels } })
  const digest = spec.lostConfig ? `sha256:${'f'.repeat(64)}` : world.putBlob(config)
  const layer = {
    mediaType: spec.layerType ?? `${OCI}.layer.v1.tar+gzip`,
    digest: `sha256:${'1'.repeat(64)}`,
    size: spec.compressed ?? 1_000,
  }
  return {
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: { mediaType: `${OCI}.config.v1+json`, digest, size: config.length },
    layers: [layer],
  }
}

/** Puts an image into a repository, which is made when it is not there, and points the tag at it. */
export function putTestImage(world: World, repository: string, tag: string, spec: TestImage) {
  const mediaType = spec.index ? `${OCI}.index.v1+json` : `${OCI}.manifest.v1+json`
  const digest = world.putBlob(
    bytes(spec.index ? { schemaVersion: 2, mediaType, manifests: [] } : manifestOf(world, spec)),
  )
  if (!world.get('repository', repository))
    world.put('repository', repository, {
      name: repository,
      createdAt: 0,
      imageTagMutability: 'MUTABLE',
      scanOnPush: false,
      encryptionType: 'AES256',
      policyText: spec.policyText,
    })
  const size = spec.compressed ?? 1_000
  world.put('image', `${repository}@${digest}`, { repository, digest, tags: [tag], mediaType, size, pushedAt: 0 })
  world.put('imageTag', `${repository}:${tag}`, { repository, tag, digest })
  const repositoryUri = `${world.account}.dkr.ecr.${world.region}.amazonaws.com/${repository}`
  return { uri: `${repositoryUri}:${tag}`, repositoryUri, digest }
}
