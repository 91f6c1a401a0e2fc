import type { TagResourceCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { openByArn } from './repository-arns'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_TagResource.html */
export const tagResource: Operation<typeof TagResourceCommand> = (input, context) => {
  const { world, repository, name } = openByArn(context, input.resourceArn, 'TagResource')
  const given = (input.tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }))
  const tags = [...new Map([...(repository.tags ?? []), ...given].map((tag) => [tag.Key, tag])).values()]
  world.put('repository', name, { ...repository, tags })
  return {}
}
