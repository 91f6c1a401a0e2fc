import type { StartLifecyclePolicyPreviewCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { startPreview } from '../lifecycle/lifecycle-preview'
import { policyNotFound } from '../policy-not-found'
import { openRepository } from '../repositories'

/**
 * Tries the given rules, or the repository's, without applying them.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_StartLifecyclePolicyPreview.html
 */
export const startLifecyclePolicyPreview: Operation<typeof StartLifecyclePolicyPreviewCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'StartLifecyclePolicyPreview')
  const lifecyclePolicyText = input.lifecyclePolicyText ?? repository.lifecyclePolicyText
  if (lifecyclePolicyText === undefined) throw policyNotFound('Lifecycle', name, world.account)
  startPreview(context, world, name, lifecyclePolicyText)
  return { registryId: world.account, repositoryName: name, lifecyclePolicyText, status: 'IN_PROGRESS' }
}
