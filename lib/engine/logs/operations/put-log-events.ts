import type { PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { appendLogEvents, bytesOf, type LogEvent } from '../append'
import { SEQUENCE_TOKEN } from './describe-log-streams'
import { findGroup, findStream, invalidParameter } from '../groups'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MAX_BYTES = 1_048_576

function refuseBatch(events: readonly LogEvent[]): void {
  if (events.some(({ timestamp }, i) => timestamp < (events[i - 1]?.timestamp ?? 0)))
    throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.')
  if ((events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0) > DAY)
    throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.')
  const bytes = bytesOf(events)
  if (bytes > MAX_BYTES) throw invalidParameter(`Upload too large: ${bytes} bytes exceeds limit of ${MAX_BYTES}`)
}

/**
 * The sequence token is accepted and ignored, as AWS does since 2023.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export const putLogEvents: Operation<typeof PutLogEventsCommand> = (input, context) => {
  const { logGroupName: group = '', logStreamName: stream = '' } = input
  findStream(context, group, stream)
  const { retentionInDays } = findGroup(context, group)
  const given = (input.logEvents ?? []).map(({ timestamp = 0, message = '' }) => ({ timestamp, message }))
  refuseBatch(given)
  const { now, world } = context
  const count = (old: (timestamp: number) => boolean): number => given.filter(({ timestamp }) => old(timestamp)).length
  const tooOld = count((timestamp) => timestamp < now - 14 * DAY)
  const expired = retentionInDays === undefined ? 0 : count((timestamp) => timestamp < now - retentionInDays * DAY)
  const tooNewFrom = count((timestamp) => timestamp <= now + 2 * HOUR)
  const events = given.slice(Math.max(tooOld, expired), tooNewFrom)
  if (events.length > 0) appendLogEvents(world, { group, stream, now, events })
  const rejected = {
    ...(tooNewFrom < given.length && { tooNewLogEventStartIndex: tooNewFrom }),
    ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
    ...(expired > tooOld && { expiredLogEventEndIndex: expired }),
  }
  return {
    nextSequenceToken: SEQUENCE_TOKEN,
    ...(Object.keys(rejected).length > 0 && { rejectedLogEventsInfo: rejected }),
  }
}
