import type { TagLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { addTags, groupByName } from '../tags'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagLogGroup.html */
export const tagLogGroup: Operation<typeof TagLogGroupCommand> = (input, context) => {
  addTags(context, groupByName(context, input.logGroupName), input.tags)
  return {}
}
