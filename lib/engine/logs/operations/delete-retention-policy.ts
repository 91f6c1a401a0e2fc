import type { DeleteRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { findGroup, updateGroup } from '../groups'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteRetentionPolicy.html */
export const deleteRetentionPolicy: Operation<typeof DeleteRetentionPolicyCommand> = (input, context) => {
  updateGroup(context, findGroup(context, input.logGroupName ?? ''), { retentionInDays: undefined })
  return {}
}
