import { UNPACKED_LABEL } from '../../images/unpacked-label'
import type { Blobs } from '../../store/blobs'
import type { StoredState } from '../../store/records'
import type { ImageConfigFile, Manifest } from '../../images/image-manifest'
import { readLayerBytes } from './layer-bytes'
import type { ResolvedImage } from './resolve-image'

const GIB = 2 ** 30
const MAX_UNPACKED = 10 * GIB
/** Bytes of ENTRYPOINT, CMD, WORKDIR and ENV together. Source: AWS, "Lambda quotas". */
const MAX_SETTINGS = 16 * 1024

/** At realistic speed, in milliseconds. */
export const OPTIMISE_MS = 6_000

/** How long Lambda takes to optimise an image at realistic speed, in milliseconds. A tag `slow-90s` asks for more. */
export function optimiseMs({ uri, image }: ResolvedImage): number {
  if (uri.tag === 'slow-90s') return 90_000
  return image.size > 2 * GIB ? 45_000 : OPTIMISE_MS
}

const settingsOf = ({ config: { Entrypoint, Cmd, WorkingDir, Env } }: ImageConfigFile): number =>
  [...Entrypoint, ...Cmd, WorkingDir, ...Env].reduce((sum, text) => sum + Buffer.byteLength(text), 0)

/** What is known of the unpacked size: a seed declares it, and what was pushed shows how large it is at least. */
function unpackedOf(blobs: Blobs, { layers }: Manifest, { config: { Labels } }: ImageConfigFile): number {
  const known = layers.reduce((sum, { digest }) => sum + (readLayerBytes(blobs, digest)?.unpackedAtLeast ?? 0), 0)
  return Math.max(known, Number(Labels[UNPACKED_LABEL] ?? 0) || 0)
}

/** Why Lambda fails on an image after it took it, as a reason of code InvalidImage; undefined for a good image. */
export function invalidImageReason(blobs: Blobs, { manifest, config }: ResolvedImage): string | undefined {
  if (!config) return 'The image manifest, config or layer media type for the source image %s is not supported.'
  if (unpackedOf(blobs, manifest, config) > MAX_UNPACKED)
    return 'SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit'
  // AWS's words are not known.
  if (settingsOf(config) > MAX_SETTINGS) return 'SizeLimitExceeded: Container image settings size exceeds 16 KiB limit'
  const bad = manifest.layers.find(
    ({ mediaType, digest }) => !mediaType.endsWith('gzip') || readLayerBytes(blobs, digest)?.gzip === false,
  )
  return bad && `ImageLayerFailure: UnsupportedImageLayerDetected - Layer Digest ${bad.digest}`
}

/** What a creation or an update of this image ends as; undefined for Active and Successful. */
export function outcomeOf(kind: 'create' | 'update', reason: string | undefined): StoredState | undefined {
  if (reason === undefined) return undefined
  return kind === 'create'
    ? { state: 'Failed', stateReason: reason, stateReasonCode: 'InvalidImage' }
    : { lastUpdateStatus: 'Failed', lastUpdateStatusReason: reason, lastUpdateStatusReasonCode: 'InvalidImage' }
}
