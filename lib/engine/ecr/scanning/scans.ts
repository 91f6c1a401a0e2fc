import { z } from 'zod'
import { EngineError } from '../../protocol/errors'
import type { ImageRecord, ImageScan } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { imageStatus } from '../image-status'
import { imageKey } from '../images'
import { manifestText, readManifest, sha256 } from '../manifests'
import { catalogue } from './scan-catalogue'

/** How long a scan takes at AWS, roughly. */
export const SCAN_MS = 15_000

/** AWS scans an image once in so much time, scan on push included. */
const ONCE_IN = 24 * 60 * 60 * 1000

/** Configs of images; other things in a repository (charts, signatures) have others. */
const IMAGE_CONFIG = /^application\/vnd\.(oci\.image\.config|docker\.container\.image)\.v1\+json$/

const config = z.object({ os: z.string() })

/** Whether ECR can look into an image: one image, not an index, and not another artifact. */
export const isScannable = ({ children, artifactMediaType = '' }: ImageRecord): boolean =>
  children === undefined && IMAGE_CONFIG.test(artifactMediaType)

/** Bytes. What is larger is no config, whatever the manifest says, and is not read. */
const CONFIG_LIMIT = 4 * 1024 * 1024

function osOf(world: World, repository: string, digest = ''): string | undefined {
  const { size = 0 } = world.get('layer', imageKey(repository, digest)) ?? {}
  const bytes = size > 0 && size <= CONFIG_LIMIT ? world.getBlob(digest) : undefined
  if (!bytes) return undefined
  try {
    return config.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).os
  } catch {
    return undefined
  }
}

/** A layer always has the same vulnerabilities, two at most, so images on one base share those of the base. */
function inLayer(digest: string): number[] {
  const hash = sha256(`scan ${digest}`)
  const picks = [hash.slice(7, 15), hash.slice(15, 23)].map((hex) => Number.parseInt(hex, 16))
  return picks.filter((pick) => pick % 5 < 2).map((pick) => Math.floor(pick / 5) % catalogue.length)
}

/** What a scan of an image that begins now will find; it is done after `ms`. Nothing is looked into. */
export function beginScan(world: World, image: ImageRecord, now: number, ms: number): ImageScan {
  const manifest = readManifest(manifestText(world, image.digest), image.mediaType)
  const times = { startedAt: now, doneAt: now + ms }
  if (osOf(world, image.repository, manifest.config?.digest) === 'windows') {
    const failure = 'UnsupportedImageError: The operating system and/or package manager are not supported.'
    return { ...times, findings: [], failure }
  }
  const findings = [...new Set(manifest.layers.flatMap(({ digest }) => inLayer(digest)))]
  return { ...times, findings: findings.sort((a, b) => a - b) }
}

/** @throws UnsupportedImageTypeException, ImageArchivedException, LimitExceededException */
export function assertMayScan(image: ImageRecord, now: number): void {
  // AWS's words of the first two are not known.
  if (!isScannable(image))
    throw new EngineError('UnsupportedImageTypeException', 'The image is of a type that cannot be scanned.')
  if (imageStatus(image, now) !== 'ACTIVE')
    throw new EngineError('ImageArchivedException', 'The specified image is archived and cannot be scanned.')
  if (image.scan && now < image.scan.startedAt + ONCE_IN)
    throw new EngineError('LimitExceededException', 'The scan quota per image has been exceeded. Wait and try again.')
}
