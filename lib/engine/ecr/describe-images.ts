import type { DescribeImagesCommand, ImageIdentifier } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import type { ImageRecord } from '../store/records'
import type { World } from '../store/world'
import { findImage, imageNotFound, isFailure } from './image-ids'
import { wanted } from './image-filter'
import { imagesOf } from './images'
import { keyOfToken, takePage, type Keyed } from './paging'
import { openRepository } from './repositories'

function present(world: World, image: ImageRecord) {
  return {
    registryId: world.account,
    repositoryName: image.repository,
    imageDigest: image.digest,
    imageTags: image.tags.length > 0 ? image.tags : undefined,
    imageSizeInBytes: image.size,
    imagePushedAt: new Date(image.pushedAt),
    imageManifestMediaType: image.mediaType,
    artifactMediaType: image.artifactMediaType,
    lastRecordedPullTime: image.lastPulledAt === undefined ? undefined : new Date(image.lastPulledAt),
    subjectManifestDigest: image.subject,
    imageStatus: image.status ?? 'ACTIVE',
    lastArchivedAt: image.archivedAt === undefined ? undefined : new Date(image.archivedAt),
  }
}

/** Each image once, in the order of the request. @throws ImageNotFoundException for the first that is not there */
function find(world: World, repository: string, ids: readonly ImageIdentifier[]): readonly ImageRecord[] {
  const found = ids.map((id) => {
    const image = findImage(world, repository, id)
    if (isFailure(image)) throw imageNotFound(world, repository, id)
    return image
  })
  return [...new Map(found.map((image) => [image.digest, image])).values()]
}

function* listed(world: World, repository: string, filter: Parameters<typeof wanted>[0], after: string | undefined) {
  for (const one of imagesOf(world, repository, after)) if (wanted(filter, one.item)) yield one satisfies Keyed<ImageRecord>
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html */
export const describeImages: Operation<typeof DescribeImagesCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'DescribeImages')
  if (input.imageIds)
    return { imageDetails: find(world, name, input.imageIds).map((image) => present(world, image)) }
  const page = takePage(listed(world, name, input.filter, keyOfToken(input.nextToken)), input.maxResults)
  return { imageDetails: page.items.map((image) => present(world, image)), nextToken: page.nextToken }
}
