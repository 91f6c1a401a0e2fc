import type { ImageIdentifier, ListImagesCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import type { ImageRecord } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { imagesOf } from '../images'
import { imageFilter } from '../image-filter'
import { keyOfToken, takePage, type Keyed } from '../paging'
import { openRepository } from '../repositories'

/** One id per tag, and one without a tag for an untagged image. A key is the image's key and the tag. */
function* idsOf({ digest, tags }: ImageRecord, key: string): Generator<Keyed<ImageIdentifier>> {
  if (tags.length === 0) yield { key: `${key} `, item: { imageDigest: digest } }
  for (const imageTag of tags) yield { key: `${key} ${imageTag}`, item: { imageDigest: digest, imageTag } }
}

function* ids(world: World, repository: string, wanted: (image: ImageRecord) => boolean, after: string | undefined) {
  const [image = '', tag = ''] = after?.split(' ') ?? []
  const begun = image ? world.get('image', image) : undefined
  const rest = begun && wanted(begun) ? begun.tags.filter((one) => one > tag) : []
  for (const imageTag of rest) yield { key: `${image} ${imageTag}`, item: { imageDigest: begun?.digest, imageTag } }
  for (const { key, item } of imagesOf(world, repository, image)) if (wanted(item)) yield* idsOf(item, key)
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImages.html */
export const listImages: Operation<typeof ListImagesCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'ListImages')
  const wanted = imageFilter(input.filter, context.now)
  const page = takePage(ids(world, name, wanted, keyOfToken(input.nextToken)), input.maxResults)
  return { imageIds: page.items, nextToken: page.nextToken }
}
