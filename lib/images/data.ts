import 'server-only'
import { paginateDescribeImages, type ImageDetail as EcrImage } from '@aws-sdk/client-ecr'
import { clients } from '@/lib/aws/clients'
import { every } from '@/lib/aws/every'
import type { Place } from '@/lib/place'
import type { ImageModel } from './model'

const iso = (date: Date | undefined) => date?.toISOString() ?? null

/** DescribeImages' entry as our model; null where the endpoint left the digest out. */
export function imageModel(repository: string, image: EcrImage): ImageModel | null {
  if (image.imageDigest === undefined) return null
  return {
    repository,
    digest: image.imageDigest,
    tags: image.imageTags ?? [],
    size: image.imageSizeInBytes ?? null,
    mediaType: image.imageManifestMediaType ?? null,
    artifactMediaType: image.artifactMediaType ?? null,
    pushedAt: iso(image.imagePushedAt),
    status: image.imageStatus ?? null,
  }
}

/**
 * Every image of a repository, newest first (DescribeImages, 1,000 a page).
 * `registryId` is the account that owns the registry; null means the caller's.
 */
export async function listImages(
  place: Place,
  repository: string,
  registryId: string | null = null,
): Promise<ImageModel[]> {
  const { ecr: client } = await clients(place)
  const input = { repositoryName: repository, registryId: registryId ?? undefined, maxResults: 1000 }
  const found = await every(paginateDescribeImages({ client }, input), ({ imageDetails }) => imageDetails)
  // A list that changes between two pages can name an image twice.
  const images = new Map(
    found.flatMap((one) => imageModel(repository, one) ?? []).map((image) => [image.digest, image]),
  )
  return [...images.values()].sort((a, b) => (b.pushedAt ?? '').localeCompare(a.pushedAt ?? ''))
}
