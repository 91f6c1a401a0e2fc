import type { GetLifecyclePolicyPreviewCommand, ImageIdentifier } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { LifecyclePreviewRecord, LifecyclePreviewResult } from '../../store/ecr-records'
import { inRepository } from '../errors'
import { hasTagStatus } from '../image-filter'
import { previewResults, previewStatus } from '../lifecycle/lifecycle-preview'
import { placeAfterToken, takePage } from '../paging'
import { openRepository } from '../repositories'

const present = ({ digest, tags, pushedAt, archived, action, priority }: LifecyclePreviewResult) => ({
  imageTags: [...tags],
  imageDigest: digest,
  imagePushedAt: new Date(pushedAt),
  action: action === 'expire' ? { type: 'EXPIRE' } : { type: 'TRANSITION', targetStorageClass: 'ARCHIVE' },
  appliedRulePriority: priority,
  storageClass: archived ? 'ARCHIVE' : 'STANDARD',
})

const summary = ({ expiring, transitioning }: LifecyclePreviewRecord) => ({
  expiringImageTotalCount: expiring,
  ...(transitioning > 0 && {
    transitioningImageTotalCounts: [{ targetStorageClass: 'ARCHIVE', imageTotalCount: transitioning }],
  }),
})

const named = (ids: readonly ImageIdentifier[] | undefined, { digest, tags }: LifecyclePreviewResult) =>
  ids === undefined ||
  ids.some(
    ({ imageDigest = digest, imageTag }) =>
      imageDigest === digest && (imageTag === undefined || tags.includes(imageTag)),
  )

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetLifecyclePolicyPreview.html */
export const getLifecyclePolicyPreview: Operation<typeof GetLifecyclePolicyPreviewCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'GetLifecyclePolicyPreview')
  const { imageIds, filter, maxResults, nextToken } = input
  const preview = world.get('lifecyclePreview', name)
  if (!preview) {
    // AWS's words are not known.
    const why = `Lifecycle policy preview does not exist for ${inRepository(name, world.account)}`
    throw new EngineError('LifecyclePolicyPreviewNotFoundException', why)
  }
  const status = previewStatus(preview, context.now)
  const answer = { registryId: world.account, repositoryName: name, lifecyclePolicyText: preview.text, status }
  if (status !== 'COMPLETE') return { ...answer, previewResults: [] }
  function* listed() {
    for (const one of previewResults(world, name, placeAfterToken(nextToken)))
      if (hasTagStatus(filter?.tagStatus, one.item.tags) && named(imageIds, one.item)) yield one
  }
  const page = takePage(listed(), maxResults)
  return { ...answer, previewResults: page.items.map(present), summary: summary(preview), nextToken: page.nextToken }
}
