import type { ListTagsForResourceCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { openByArn } from '../repository-arns'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource: Operation<typeof ListTagsForResourceCommand> = (input, context) => {
  const { repository } = openByArn(context, input.resourceArn, 'ListTagsForResource')
  return { tags: [...(repository.tags ?? [])] }
}
