import type { CreateLogStreamCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { findGroup } from '../groups'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html */
export const createLogStream: Operation<typeof CreateLogStreamCommand> = (input, context) => {
  const { logGroupName = '', logStreamName: name = '' } = input
  findGroup(context, logGroupName)
  const key = `${logGroupName}:${name}`
  if (context.world.get('logStream', key))
    throw new EngineError('ResourceAlreadyExistsException', 'The specified log stream already exists')
  context.world.put('logStream', key, { name, createdAt: context.now, bytes: 0 })
  return {}
}
