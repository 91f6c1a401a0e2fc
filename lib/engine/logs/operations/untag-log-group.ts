import type { UntagLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { groupByName, removeTags } from '../tags'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagLogGroup.html */
export const untagLogGroup: Operation<typeof UntagLogGroupCommand> = (input, context) => {
  removeTags(context, groupByName(context, input.logGroupName), input.tags)
  return {}
}
