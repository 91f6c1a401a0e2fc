import type { TagResourceCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { openByArn } from '../repository-arns'
import { withTags } from '../tags'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_TagResource.html */
export const tagResource: Operation<typeof TagResourceCommand> = (input, context) => {
  const { world, repository, name } = openByArn(context, input.resourceArn, 'TagResource')
  const tags = withTags(repository.tags, input.tags)
  world.put('repository', name, { ...repository, tags })
  return {}
}
