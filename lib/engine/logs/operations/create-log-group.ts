import type { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const createLogGroup: Operation<typeof CreateLogGroupCommand> = (input, { world, now }) => {
  const { logGroupName: name = '', kmsKeyId, logGroupClass = 'STANDARD', tags, deletionProtectionEnabled } = input
  if (world.get('logGroup', name))
    throw new EngineError('ResourceAlreadyExistsException', 'The specified log group already exists')
  const deletionProtection = deletionProtectionEnabled === true
  world.put('logGroup', name, { name, createdAt: now, logGroupClass, kmsKeyId, tags, deletionProtection })
  return {}
}
