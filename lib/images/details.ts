import 'server-only'
import { BatchGetImageCommand, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr'
import { ZodError } from 'zod'
import { clients } from '@/lib/aws/clients'
import { getConnection } from '@/lib/aws/connections'
import { toAppError } from '@/lib/aws/errors'
import type { Place } from '@/lib/place'
import { BlobError, fetchConfigBlob } from './config-blob'
import { type Manifest, manifestTypes, parseConfiguration, parseManifest } from './manifest'
import type { ImageDetail } from './model'

/** An image never changes under its digest, so what was read once holds. The oldest leave first. */
const known = new Map<string, ImageDetail>()
const kept = 2000
const keyOf = (place: Place, registryId: string | null, repository: string, digest: string) =>
  [place.connection, place.region, registryId ?? '', repository, digest].join(' ')

function remember(key: string, detail: ImageDetail) {
  if (detail.configError !== null) return
  known.set(key, detail)
  for (const oldest of known.keys()) {
    if (known.size <= kept) break
    known.delete(oldest)
  }
}

/** A detail that says why nothing more is known. */
const unread = (digest: string, mediaType: string, reason: string): ImageDetail => ({
  digest,
  mediaType,
  children: [],
  layers: [],
  config: null,
  configError: reason,
})

async function withConfig(
  place: Place,
  registryId: string | null,
  repository: string,
  digest: string,
  manifest: Manifest,
): Promise<ImageDetail> {
  const { config, ...rest } = manifest
  if (manifest.children.length > 0) return { digest, ...rest, config: null, configError: null }
  if (config === null) return { digest, ...rest, config: null, configError: 'the manifest names none' }
  try {
    const [{ ecr }, { endpoint }] = await Promise.all([clients(place), getConnection(place.connection)])
    const { downloadUrl } = await ecr.send(
      new GetDownloadUrlForLayerCommand({
        registryId: registryId ?? undefined,
        repositoryName: repository,
        layerDigest: config.digest,
      }),
    )
    const blob = await fetchConfigBlob(downloadUrl ?? '', endpoint, config.digest)
    return { digest, ...rest, config: parseConfiguration(blob), configError: null }
  } catch (thrown) {
    return { digest, ...rest, config: null, configError: reasonOf(thrown) }
  }
}

function reasonOf(thrown: unknown) {
  if (thrown instanceof BlobError) return thrown.message
  if (thrown instanceof SyntaxError || thrown instanceof ZodError) return 'it is in a form that Gantry does not know'
  return toAppError(thrown, 'GetDownloadUrlForLayer').message
}

/** Runs `work` over `items`, six at a time, and keeps the order. */
async function each<Item, Out>(items: readonly Item[], work: (item: Item) => Promise<Out>) {
  const out: Out[] = []
  for (let at = 0; at < items.length; at += 6) out.push(...(await Promise.all(items.slice(at, at + 6).map(work))))
  return out
}

/** Manifests and configs of up to 100 images of one repository: one BatchGetImage, then the configs. */
export async function listImageDetails(
  place: Place,
  registryId: string | null,
  repository: string,
  digests: readonly string[],
): Promise<ImageDetail[]> {
  const missing = digests.filter((digest) => !known.has(keyOf(place, registryId, repository, digest)))
  const read = new Map<string, ImageDetail>()
  if (missing.length > 0) {
    const { ecr } = await clients(place)
    const { images = [], failures = [] } = await ecr.send(
      new BatchGetImageCommand({
        registryId: registryId ?? undefined,
        repositoryName: repository,
        imageIds: missing.map((imageDigest) => ({ imageDigest })),
        acceptedMediaTypes: manifestTypes,
      }),
    )
    for (const failure of failures) {
      const digest = failure.imageId?.imageDigest
      if (digest)
        read.set(
          digest,
          unread(digest, '', failure.failureReason ?? failure.failureCode ?? 'the image could not be read'),
        )
    }
    const details = await each(images, async ({ imageId, imageManifest, imageManifestMediaType }) => {
      const digest = imageId?.imageDigest ?? ''
      try {
        return await withConfig(
          place,
          registryId,
          repository,
          digest,
          parseManifest(imageManifest ?? '', imageManifestMediaType ?? null),
        )
      } catch {
        return unread(digest, imageManifestMediaType ?? '', 'its manifest is in a form that Gantry does not know')
      }
    })
    for (const detail of details) {
      read.set(detail.digest, detail)
      remember(keyOf(place, registryId, repository, detail.digest), detail)
    }
  }
  return digests.map(
    (digest) =>
      read.get(digest) ??
      known.get(keyOf(place, registryId, repository, digest)) ??
      unread(digest, '', 'the registry did not return it'),
  )
}

/** What is inside one image. Throws only where BatchGetImage fails; an unreadable config is a value (`configError`). */
export async function getImageDetail(
  place: Place,
  registryId: string | null,
  repository: string,
  digest: string,
): Promise<ImageDetail> {
  const [detail] = await listImageDetails(place, registryId, repository, [digest])
  return detail ?? unread(digest, '', 'the registry did not return it')
}
