import type { DescribeImageReplicationStatusCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { requireImage } from '../image-ids'
import { imageKey } from '../images'
import { destinationsOf, mayReplicate } from '../replication'
import { openRepository } from '../repositories'

/**
 * Copies are made with the push, so one is complete or there is none: the image is older than the configuration,
 * or the other account's registry policy does not allow it.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageReplicationStatus.html
 */
export const describeImageReplicationStatus: Operation<typeof DescribeImageReplicationStatusCommand> = (
  input,
  context,
) => {
  const { world, name } = openRepository(context, input, 'DescribeImageReplicationStatus')
  const { imageId = {} } = input
  const { digest } = requireImage(world, name, imageId)
  return {
    repositoryName: name,
    imageId: { ...imageId, imageDigest: digest },
    replicationStatuses: destinationsOf(world, name).flatMap(({ registryId, region }) => {
      const to = context.worldOf(registryId, region)
      if (to.get('image', imageKey(name, digest))) return { region, registryId, status: 'COMPLETE' }
      // AWS's code is not known.
      return mayReplicate(world, to, name) ? [] : { region, registryId, status: 'FAILED', failureCode: 'AccessDenied' }
    }),
  }
}
