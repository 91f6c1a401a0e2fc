import { imageKey, pointTag, storeImage } from '../ecr/images'
import { readManifest } from '../ecr/manifests'
import { beginScan, isScannable, SCAN_MS } from '../ecr/scanning/scans'
import type { RepositoryRecord } from '../store/ecr-records'
import type { World } from '../store/world'
import type { BuiltImage } from './build-image'

/** Milliseconds. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Bytes, decimal as registries count. */
export const KB = 1_000
export const MB = 1_000_000
export const GB = 1_000_000_000

/** Somebody pulls a tagged image soon after its push. */
const PULLED_AFTER = 7 * MINUTE

/** Creates a repository as of `createdAt`, with ECR's defaults where nothing is said. */
export function putRepository(
  world: World,
  record: Pick<RepositoryRecord, 'name' | 'createdAt'> & Partial<RepositoryRecord>,
) {
  world.put('repository', record.name, {
    imageTagMutability: 'MUTABLE',
    scanOnPush: false,
    encryptionType: 'AES256',
    ...record,
  })
}

/** Puts an image into a repository with its config's bytes and its layers' declared sizes. @returns its digest */
export function putSeedImage(
  world: World,
  repository: string,
  image: BuiltImage,
  pushedAt: number,
  tags: readonly string[] = [],
): string {
  world.putBlob(Buffer.from(image.config))
  return putBareImage(world, repository, image, pushedAt, tags, true)
}

/** As `putSeedImage`, with a config that nobody has: the manifest names it and the registry lost it. */
export function putBareImage(
  world: World,
  repository: string,
  { text, mediaType, layers }: Pick<BuiltImage, 'text' | 'mediaType' | 'layers'>,
  pushedAt: number,
  tags: readonly string[],
  hasConfig = false,
): string {
  const manifest = readManifest(text, mediaType)
  const { config } = manifest
  const parts = [
    ...layers.map((layer) => ({ ...layer, stored: false })),
    ...(hasConfig && config ? [{ ...config, stored: true }] : []),
  ]
  for (const { digest, size, mediaType: partType, stored } of parts)
    world.put('layer', imageKey(repository, digest), { repository, digest, size, mediaType: partType, stored })
  storeImage(world, repository, text, manifest, pushedAt)
  for (const tag of tags) pointTag(world, repository, tag, manifest.digest)
  const key = imageKey(repository, manifest.digest)
  const image = world.get('image', key)
  if (!image) return manifest.digest
  const scans = world.get('repository', repository)?.scanOnPush && isScannable(image)
  world.put('image', key, {
    ...image,
    ...(tags.length > 0 && { lastPulledAt: pushedAt + PULLED_AFTER }),
    ...(scans && { scan: beginScan(world, image, pushedAt, SCAN_MS) }),
  })
  return manifest.digest
}

/** Puts an index over images that are in the repository already. @returns its digest */
export function putIndex(
  world: World,
  repository: string,
  text: string,
  pushedAt: number,
  tags: readonly string[],
): string {
  const manifest = readManifest(text)
  storeImage(world, repository, text, manifest, pushedAt)
  for (const tag of tags) pointTag(world, repository, tag, manifest.digest)
  return manifest.digest
}
