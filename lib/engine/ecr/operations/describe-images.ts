import type { DescribeImagesCommand, ImageIdentifier } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import type { ImageRecord } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { imageFilter } from '../image-filter'
import { requireImage } from '../image-ids'
import { imageStatus } from '../image-status'
import { imagesOf } from '../images'
import { keyOfToken, takePage, type Keyed } from '../paging'
import { openRepository } from '../repositories'
import { hasFindings, presentStatus, presentSummary } from '../scanning/scan-findings'
import { frequencyOf, scanningOf } from '../scanning/scanning-configuration'

const date = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms))

type View = { readonly world: World; readonly now: number; readonly continuous: boolean }

function presentScan(image: ImageRecord, { now, continuous }: View) {
  const { scan } = image
  if (!scan) return {}
  return {
    imageScanStatus: presentStatus(image, scan, now, continuous),
    ...(hasFindings(image, scan, now) && { imageScanFindingsSummary: presentSummary(scan) }),
  }
}

function present(image: ImageRecord, view: View) {
  return {
    registryId: view.world.account,
    repositoryName: image.repository,
    imageDigest: image.digest,
    imageTags: image.tags.length > 0 ? image.tags : undefined,
    imageSizeInBytes: image.size,
    imagePushedAt: new Date(image.pushedAt),
    ...presentScan(image, view),
    imageManifestMediaType: image.mediaType,
    artifactMediaType: image.artifactMediaType,
    lastRecordedPullTime: date(image.lastPulledAt),
    subjectManifestDigest: image.subject,
    imageStatus: imageStatus(image, view.now),
    lastArchivedAt: date(image.archivedAt),
    lastActivatedAt: date(image.activatedAt),
  }
}

/** Each image once, in the order of the request. @throws ImageNotFoundException for the first that is not there */
function find(world: World, repository: string, ids: readonly ImageIdentifier[]): readonly ImageRecord[] {
  const found = ids.map((id) => requireImage(world, repository, id))
  return [...new Map(found.map((image) => [image.digest, image])).values()]
}

function* listed(world: World, repository: string, wanted: (image: ImageRecord) => boolean, after: string | undefined) {
  for (const one of imagesOf(world, repository, after)) if (wanted(one.item)) yield one satisfies Keyed<ImageRecord>
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html */
export const describeImages: Operation<typeof DescribeImagesCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'DescribeImages')
  const { now } = context
  const continuous = frequencyOf(scanningOf(world), repository).scanFrequency === 'CONTINUOUS_SCAN'
  const view = { world, now, continuous }
  if (input.imageIds) return { imageDetails: find(world, name, input.imageIds).map((image) => present(image, view)) }
  const wanted = imageFilter(input.filter, now)
  const page = takePage(listed(world, name, wanted, keyOfToken(input.nextToken)), input.maxResults)
  return { imageDetails: page.items.map((image) => present(image, view)), nextToken: page.nextToken }
}
