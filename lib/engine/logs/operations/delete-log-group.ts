import type { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { removeChunks } from '../cap'
import { findGroup } from '../groups'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html */
export const deleteLogGroup: Operation<typeof DeleteLogGroupCommand> = ({ logGroupName = '' }, context) => {
  const group = findGroup(context, logGroupName)
  // AWS's words are not known.
  if (group.deletionProtection)
    throw new EngineError('OperationAbortedException', 'The log group has deletion protection enabled.')
  const { world } = context
  removeChunks(world, `${logGroupName}:`)
  for (const { key } of world.list('logStream', { prefix: `${logGroupName}:` })) world.delete('logStream', key)
  world.delete('logGroup', logGroupName)
  return {}
}
