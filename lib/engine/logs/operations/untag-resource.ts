import type { UntagResourceCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { removeTags, taggedGroup } from '../tags'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagResource.html */
export const untagResource: Operation<typeof UntagResourceCommand> = (input, context) => {
  removeTags(context, taggedGroup(context, input.resourceArn), input.tagKeys)
  return {}
}
