import type { PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { findGroup, invalidParameter, updateGroup } from '../groups'

const DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const putRetentionPolicy: Operation<typeof PutRetentionPolicyCommand> = (input, context) => {
  const { logGroupName = '', retentionInDays = 0 } = input
  if (!DAYS.includes(retentionInDays))
    throw invalidParameter(
      `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${DAYS.join(', ')}]`,
    )
  updateGroup(context, findGroup(context, logGroupName), { retentionInDays })
  return {}
}
