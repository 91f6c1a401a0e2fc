import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { LogGroupRecord } from '../store/log-records'
import { findGroup, nameOfArn, updateGroup } from './groups'

const MAX_TAGS = 50

/** The group of an ARN, as the tag operations name it. */
export const taggedGroup = (context: EngineContext, arn = ''): LogGroupRecord =>
  findGroup(context, nameOfArn(context, arn))

/** A log group by its name. @throws ResourceNotFoundException */
export const groupByName = (context: EngineContext, name = ''): LogGroupRecord => findGroup(context, name)

/** @throws TooManyTagsException over 50. AWS's words are not known. */
export function addTags(
  context: EngineContext,
  group: LogGroupRecord,
  added: Readonly<Record<string, string>> = {},
): void {
  const tags = Object.fromEntries([...Object.entries(group.tags ?? {}), ...Object.entries(added)])
  if (Object.keys(tags).length > MAX_TAGS)
    throw new EngineError('TooManyTagsException', `A resource can have no more than ${MAX_TAGS} tags.`)
  updateGroup(context, group, { tags })
}

/** Takes tags off a log group; those that it does not have are no fault. */
export function removeTags(context: EngineContext, group: LogGroupRecord, removed: readonly string[] = []): void {
  const kept = Object.entries(group.tags ?? {}).filter(([key]) => !removed.includes(key))
  updateGroup(context, group, { tags: Object.fromEntries(kept) })
}
