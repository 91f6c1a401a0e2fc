import type { ListTagsForResourceCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { taggedGroup } from '../tags'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource: Operation<typeof ListTagsForResourceCommand> = (input, context) => {
  return { tags: taggedGroup(context, input.resourceArn).tags ?? {} }
}
