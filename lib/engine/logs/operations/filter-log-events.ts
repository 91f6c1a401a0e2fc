import type { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { EngineContext, Operation } from '../../operation'
import type { LogGroupRecord } from '../../store/log-records'
import { pageLength, readEvents } from '../events'
import { matcherOf } from '../filter-pattern'
import { findStream, invalidParameter, namedGroup } from '../groups'
import { afterOf, tokenOf } from '../paging'

type Streams = { logStreamNames?: string[] | undefined; logStreamNamePrefix?: string | undefined }

function streamsOf(context: EngineContext, group: LogGroupRecord, input: Streams): readonly string[] {
  const { logStreamNames, logStreamNamePrefix = '' } = input
  if (logStreamNames && logStreamNamePrefix !== '')
    throw invalidParameter('logStreamNamePrefix and logStreamNames cannot be used together.')
  if (logStreamNames) {
    for (const name of logStreamNames) findStream(context, group.name, name)
    return [...new Set(logStreamNames)]
  }
  const prefix = `${group.name}:${logStreamNamePrefix}`
  return context.world.list('logStream', { prefix }).map(({ value }) => value.name)
}

/**
 * Streams are always interleaved, as AWS does since 2019.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export const filterLogEvents: Operation<typeof FilterLogEventsCommand> = (input, context) => {
  const { startTime: from, endTime: to, filterPattern = '', limit = 10_000, nextToken } = input
  const group = namedGroup(context, input)
  const matches = matcherOf(filterPattern)
  const listing = `events ${group.name}`
  const after = afterOf(listing, nextToken) ?? ''
  const keyOf = ({ id, stream }: { id: string; stream: string }) => `${id} ${stream}`
  const found = streamsOf(context, group, input)
    .flatMap((stream) => readEvents(context, group, stream, { from, to }))
    .filter((event) => keyOf(event) > after && matches(event.message))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const page = found.slice(0, pageLength(found, limit))
  const last = page.at(-1)
  return {
    events: page.map(({ id, stream, timestamp, message, ingestionTime }) => ({
      logStreamName: stream,
      timestamp,
      message,
      ingestionTime,
      eventId: id,
    })),
    // Empty since AWS searches all streams at once.
    searchedLogStreams: [],
    nextToken: last && found.length > page.length ? tokenOf(listing, keyOf(last)) : undefined,
  }
}
