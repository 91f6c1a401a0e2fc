import type { DescribeImageSigningStatusCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { requireImage } from '../image-ids'
import { openRepository } from '../repositories'
import { signingRulesFor } from '../signing-configuration'

/**
 * Every signature that the rules ask for has failed: the engine has no AWS Signer.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageSigningStatus.html
 */
export const describeImageSigningStatus: Operation<typeof DescribeImageSigningStatusCommand> = (input, context) => {
  const { world, name } = openRepository(context, input, 'DescribeImageSigningStatus')
  const { imageId = {} } = input
  const { digest } = requireImage(world, name, imageId)
  return {
    registryId: world.account,
    repositoryName: name,
    imageId: { ...imageId, imageDigest: digest },
    signingStatuses: signingRulesFor(world, name).map(({ signingProfileArn }) => ({
      signingProfileArn,
      status: 'FAILED',
      failureCode: 'SignerUnavailable',
      failureReason: 'The engine has no AWS Signer: the image was not signed.',
    })),
  }
}
