import { UNPACKED_LABEL } from '../seed/build-image'
import type { StoredState } from '../store/records'
import { readLabels } from './image-manifest'
import type { ResolvedImage } from './resolve-image'

const GIB = 2 ** 30
const MAX_UNPACKED = 10 * GIB

/** At realistic speed, in milliseconds. */
export const OPTIMISE_MS = 6_000

/** How long Lambda takes to optimise an image at realistic speed, in milliseconds. A tag `slow-90s` asks for more. */
export function optimiseMs({ uri, image }: ResolvedImage): number {
  if (uri.tag === 'slow-90s') return 90_000
  return image.size > 2 * GIB ? 45_000 : OPTIMISE_MS
}

/** Why Lambda fails on an image after it took it, as a reason of code InvalidImage; undefined for a good image. */
export function invalidImageReason({ manifest, world }: ResolvedImage): string | undefined {
  const labels = readLabels(world, manifest)
  if (!labels) return 'The image manifest, config or layer media type for the source image %s is not supported.'
  if (Number(labels[UNPACKED_LABEL] ?? 0) > MAX_UNPACKED)
    return 'SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit'
  const layer = manifest.layers.find(({ mediaType }) => !mediaType.endsWith('gzip'))
  return layer && `ImageLayerFailure: UnsupportedImageLayerDetected - Layer Digest ${layer.digest}`
}

/** What a creation or an update of this image ends as; undefined for Active and Successful. */
export function outcomeOf(kind: 'create' | 'update', reason: string | undefined): StoredState | undefined {
  if (reason === undefined) return undefined
  return kind === 'create'
    ? { state: 'Failed', stateReason: reason, stateReasonCode: 'InvalidImage' }
    : { lastUpdateStatus: 'Failed', lastUpdateStatusReason: reason, lastUpdateStatusReasonCode: 'InvalidImage' }
}
