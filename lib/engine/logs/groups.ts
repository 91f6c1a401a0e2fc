import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import { partitionOf } from '../lambda/names-and-arns'
import type { LogGroupRecord, LogStreamRecord } from '../store/log-records'

type Named = { readonly logGroupName?: string | undefined; readonly logGroupIdentifier?: string | undefined }

/** The ARN of a log group, without the `:*` that some answers add. */
export const logGroupArn = ({ region, account }: EngineContext, name: string): string =>
  `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:${name}`

/** InvalidParameterException. */
export const invalidParameter = (message: string) => new EngineError('InvalidParameterException', message)

const notFound = (what: string) => new EngineError('ResourceNotFoundException', `The specified ${what} does not exist.`)

/** @throws ResourceNotFoundException */
export function findGroup({ world }: EngineContext, name: string): LogGroupRecord {
  const group = world.get('logGroup', name)
  if (!group) throw notFound('log group')
  return group
}

/** @throws ResourceNotFoundException for the group first, then for the stream */
export function findStream(context: EngineContext, group: string, stream: string): LogStreamRecord {
  findGroup(context, group)
  const found = context.world.get('logStream', `${group}:${stream}`)
  if (!found) throw notFound('log stream')
  return found
}

/**
 * The group that a request names by its name or by its ARN.
 * @throws ValidationException for both or neither, ResourceNotFoundException
 */
export function namedGroup(context: EngineContext, { logGroupName, logGroupIdentifier }: Named): LogGroupRecord {
  if (logGroupName !== undefined && logGroupIdentifier !== undefined)
    throw new EngineError('ValidationException', 'LogGroup name and LogGroup ARN are mutually exclusive parameters.')
  const named = logGroupName ?? logGroupIdentifier
  // AWS's words for neither are not known.
  if (named === undefined)
    throw new EngineError('ValidationException', 'Either LogGroup name or LogGroup ARN must be specified.')
  return findGroup(context, named.startsWith('arn:') ? nameOfArn(context, named) : named)
}

/**
 * The group's name in its ARN, which may end in `:*`. @throws ResourceNotFoundException where it is not the caller's
 */
export function nameOfArn(context: EngineContext, arn: string): string {
  const start = logGroupArn(context, '')
  if (!arn.startsWith(start)) throw notFound('log group')
  return arn.slice(start.length).replace(/:\*$/, '')
}

/** Changes what a group's record holds; undefined members are forgotten. */
export function updateGroup(context: EngineContext, group: LogGroupRecord, change: Partial<LogGroupRecord>): void {
  context.world.put('logGroup', group.name, { ...group, ...change })
}
