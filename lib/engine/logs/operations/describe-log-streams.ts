import type { DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import type { LogStreamRecord } from '../../store/log-records'
import { invalidParameter, logGroupArn, namedGroup } from '../groups'
import { badToken, afterOf, takePage } from '../paging'

/** What the order goes by: texts that sort as the streams do. */
const byName = ({ name }: LogStreamRecord): string => name
const byTime = ({ lastEventAt = 0, name }: LogStreamRecord): string =>
  `${String(lastEventAt).padStart(15, '0')}:${name}`

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html */
export const describeLogStreams: Operation<typeof DescribeLogStreamsCommand> = (input, context) => {
  const { logStreamNamePrefix = '', orderBy, descending = false, limit = 50, nextToken } = input
  const group = namedGroup(context, input)
  if (orderBy === 'LastEventTime' && logStreamNamePrefix !== '')
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.')
  const key = orderBy === 'LastEventTime' ? byTime : byName
  const listing = `streams ${group.name} ${orderBy ?? 'LogStreamName'} ${descending}`
  const sign = descending ? -1 : 1
  const after = afterOf(listing, nextToken)
  if (after === '') throw badToken()
  const streams = context.world
    .list('logStream', { prefix: `${group.name}:${logStreamNamePrefix}` })
    .map(({ value }) => ({ value, key: key(value) }))
    .filter((stream) => after === undefined || sign * compare(stream.key, after) > 0)
    .toSorted((a, b) => sign * compare(a.key, b.key))
  const found = takePage(listing, streams, limit, (stream) => stream.key)
  return {
    logStreams: found.page.map(({ value }) => ({
      logStreamName: value.name,
      creationTime: value.createdAt,
      firstEventTimestamp: value.firstEventAt,
      lastEventTimestamp: value.lastEventAt,
      lastIngestionTime: value.lastIngestedAt,
      ...(value.lastIngestedAt !== undefined && { uploadSequenceToken: SEQUENCE_TOKEN }),
      arn: `${logGroupArn(context, group.name)}:log-stream:${value.name}`,
      // Zero for every stream since 2019.
      storedBytes: 0,
    })),
    nextToken: found.nextToken,
  }
}

/** AWS still answers one, and no longer looks at what it is given. */
export const SEQUENCE_TOKEN = '49039859633243870000000000000000000000000000000000000000'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
