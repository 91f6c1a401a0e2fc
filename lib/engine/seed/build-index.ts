import { sha256 } from '../ecr/manifests'
import type { BuiltImage } from './build-image'

const TYPES = {
  docker: 'application/vnd.docker.distribution.manifest.list.v2+json',
  oci: 'application/vnd.oci.image.index.v1+json',
}
const IN_TOTO = 'application/vnd.in-toto+json'

/** A child of an index: the image, and notes as buildx writes them on an attestation. */
export type IndexChild = Pick<BuiltImage, 'text' | 'digest' | 'mediaType' | 'platform'> & {
  readonly annotations?: Readonly<Record<string, string>>
}

/** Builds an OCI index or a Docker manifest list over images of the same repository. */
export function buildIndex(children: readonly IndexChild[], format: 'docker' | 'oci'): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: TYPES[format],
    manifests: children.map(({ text, digest, mediaType, platform, annotations }) => ({
      mediaType,
      digest,
      size: Buffer.byteLength(text),
      platform,
      ...(annotations && { annotations }),
    })),
  })
}

/** The build attestation that `docker buildx build` adds to an image unless told otherwise. */
export function buildAttestation(subject: BuiltImage): BuiltImage & IndexChild {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const platform = { architecture: 'unknown', os: 'unknown' }
  const layer = { mediaType: IN_TOTO, size: 1_167, digest: sha256(`provenance of ${subject.digest}`) }
  const config = JSON.stringify({ ...platform, config: {}, rootfs: { type: 'layers', diff_ids: [layer.digest] } })
  const text = JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      size: Buffer.byteLength(config),
      digest: sha256(config),
    },
    layers: [{ ...layer, annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' } }],
  })
  const annotations = {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': subject.digest,
  }
  return { text, digest: sha256(text), mediaType, platform, config, layers: [layer], annotations }
}
