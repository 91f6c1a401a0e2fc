import type { ListTagsLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { groupByName } from '../tags'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsLogGroup.html */
export const listTagsLogGroup: Operation<typeof ListTagsLogGroupCommand> = (input, context) => {
  return { tags: groupByName(context, input.logGroupName).tags ?? {} }
}
