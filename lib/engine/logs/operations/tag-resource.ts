import type { TagResourceCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { addTags, taggedGroup } from '../tags'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html */
export const tagResource: Operation<typeof TagResourceCommand> = (input, context) => {
  addTags(context, taggedGroup(context, input.resourceArn), input.tags)
  return {}
}
