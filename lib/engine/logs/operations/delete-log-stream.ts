import type { DeleteLogStreamCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { removeChunks } from '../cap'
import { findStream } from '../groups'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogStream.html */
export const deleteLogStream: Operation<typeof DeleteLogStreamCommand> = (input, context) => {
  const { logGroupName = '', logStreamName = '' } = input
  findStream(context, logGroupName, logStreamName)
  const key = `${logGroupName}:${logStreamName}`
  removeChunks(context.world, `${key}:`)
  context.world.delete('logStream', key)
  return {}
}
