import type { ListImageReferrersCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import type { ImageRecord } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { referrersOf } from '../image-references'
import { imageStatus } from '../image-status'
import { imageKey } from '../images'
import { manifestText, readManifest } from '../manifests'
import { keyOfToken, takePage } from '../paging'
import { openRepository } from '../repositories'

/** A referrer as the OCI referrers list describes it: the size is the manifest's. */
function present(world: World, image: ImageRecord, now: number) {
  const text = manifestText(world, image.digest)
  return {
    digest: image.digest,
    mediaType: image.mediaType,
    artifactType: image.artifactMediaType,
    size: Buffer.byteLength(text),
    annotations: readManifest(text, image.mediaType).annotations,
    artifactStatus: imageStatus(image, now),
  }
}

/**
 * Signatures and other things that name an image as their subject.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrers.html
 */
export const listImageReferrers: Operation<typeof ListImageReferrersCommand> = (input, context) => {
  const { now } = context
  const { world, name } = openRepository(context, input, 'ListImageReferrers')
  const { artifactTypes, artifactStatus = 'ACTIVE' } = input.filter ?? {}
  const subject = input.subjectId?.imageDigest ?? ''
  function* listed() {
    for (const key of referrersOf(world, name, subject, 'subject', keyOfToken(input.nextToken))) {
      const item = world.get('image', imageKey(name, key))
      const isWanted = item && (artifactStatus === 'ANY' || artifactStatus === imageStatus(item, now))
      if (isWanted && (!artifactTypes || artifactTypes.includes(item.artifactMediaType ?? ''))) yield { key, item }
    }
  }
  const page = takePage(listed(), input.maxResults ?? 50)
  return { referrers: page.items.map((image) => present(world, image, now)), nextToken: page.nextToken }
}
