import 'server-only'
import { BatchGetImageCommand, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr'
import { ZodError } from 'zod'
import { clients } from '@/lib/aws/clients'
import { getConnection } from '@/lib/aws/connections'
import { toAppError } from '@/lib/aws/errors'
import { eachLimited } from '@/lib/batch'
import { cacheOf } from '@/lib/cache'
import type { Place } from '@/lib/place'
import { BlobError, fetchConfigBlob } from './config-blob'
import { type Manifest, manifestTypes, parseConfiguration, parseManifest } from './manifest'
import type { ImageDetail } from './model'

/** An image never changes under its digest, so what was read once holds; what could not be read is asked for again. */
const known = cacheOf<ImageDetail>('images.details', 2000)
const maxAge = ({ configError }: ImageDetail) => (configError === null ? Number.POSITIVE_INFINITY : 0)

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
    const [{ ecr, pass }, { endpoint }] = await Promise.all([clients(place), getConnection(place.connection)])
    const { downloadUrl } = await ecr.send(
      new GetDownloadUrlForLayerCommand({
        registryId: registryId ?? undefined,
        repositoryName: repository,
        layerDigest: config.digest,
      }),
    )
    const blob = await pass('DownloadLayer', () => fetchConfigBlob(downloadUrl ?? '', endpoint, config.digest))
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

/** BatchGetImage, and the config of each image, six at a time. What cannot be read says why. */
async function readDetails(
  place: Place,
  registryId: string | null,
  repository: string,
  digests: readonly string[],
): Promise<(digest: string) => ImageDetail> {
  const { ecr } = await clients(place)
  const { images = [], failures = [] } = await ecr.send(
    new BatchGetImageCommand({
      registryId: registryId ?? undefined,
      repositoryName: repository,
      imageIds: digests.map((imageDigest) => ({ imageDigest })),
      acceptedMediaTypes: manifestTypes,
    }),
  )
  const failed = failures.map(({ imageId, failureReason, failureCode }) =>
    unread(imageId?.imageDigest ?? '', '', failureReason ?? failureCode ?? 'the image could not be read'),
  )
  const details = await eachLimited(images, 6, async ({ imageId, imageManifest, imageManifestMediaType }) => {
    const digest = imageId?.imageDigest ?? ''
    try {
      const manifest = parseManifest(imageManifest ?? '', imageManifestMediaType ?? null)
      return await withConfig(place, registryId, repository, digest, manifest)
    } catch {
      return unread(digest, imageManifestMediaType ?? '', 'its manifest is in a form that Gantry does not know')
    }
  })
  const read = new Map([...failed, ...details].map((detail) => [detail.digest, detail]))
  return (digest) => read.get(digest) ?? unread(digest, '', 'the registry did not return it')
}

/** Manifests and configs of up to 100 images of one repository: one BatchGetImage, then the configs. */
export async function listImageDetails(
  place: Place,
  registryId: string | null,
  repository: string,
  digests: readonly string[],
): Promise<ImageDetail[]> {
  const { scope } = await clients(place)
  const keyOf = (digest: string) => `${registryId} ${repository} ${digest}`
  const digestOf = (key: string) => key.slice(key.lastIndexOf(' ') + 1)
  return known.getMany(await scope(), digests.map(keyOf), maxAge, async (missing) => {
    const detailOf = await readDetails(place, registryId, repository, missing.map(digestOf))
    return (key) => detailOf(digestOf(key))
  })
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
