import 'server-only'
import { DescribeImagesCommand, type ImageDetail as EcrImage } from '@aws-sdk/client-ecr'
import { clients } from '@/lib/aws/clients'
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
  const { ecr } = await clients(place)
  const images = new Map<string, ImageModel>()
  let nextToken: string | undefined
  do {
    const page = await ecr.send(
      new DescribeImagesCommand({
        repositoryName: repository,
        registryId: registryId ?? undefined,
        maxResults: 1000,
        nextToken,
      }),
    )
    for (const one of page.imageDetails ?? []) {
      const image = imageModel(repository, one)
      if (image) images.set(image.digest, image)
    }
    nextToken = page.nextToken
  } while (nextToken)
  return [...images.values()].sort((a, b) => (b.pushedAt ?? '').localeCompare(a.pushedAt ?? ''))
}
