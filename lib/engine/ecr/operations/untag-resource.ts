import type { UntagResourceCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { openByArn } from '../repository-arns'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UntagResource.html */
export const untagResource: Operation<typeof UntagResourceCommand> = (input, context) => {
  const { world, repository, name } = openByArn(context, input.resourceArn, 'UntagResource')
  const tags = (repository.tags ?? []).filter(({ Key }) => !input.tagKeys?.includes(Key))
  world.put('repository', name, { ...repository, tags })
  return {}
}
