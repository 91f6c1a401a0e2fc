import type { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Operation } from '../../operation'
import { pageLength, readEvents } from '../events'
import { findStream, namedGroup } from '../groups'
import { badToken } from '../paging'

/** From a place between two events: forward to later ones, backward to earlier ones. */
type Place = { readonly forward: boolean; readonly id: string }

const FIRST = '0'.repeat(56)

function placeOf(token: string): Place {
  const [, direction, id] = /^([fb])\/(\d{56})\/s$/.exec(token) ?? []
  if (!direction || !id) throw badToken()
  return { forward: direction === 'f', id }
}

/** Forward goes on behind this event, backward before it: the same digits, one apart, are the same place. */
const forwardToken = (id: string): string => `f/${id}/s`
const backwardToken = (id: string): string => `b/${id}/s`
const shifted = (id: string, by: bigint): string => String(BigInt(id) + by).padStart(56, '0')

/**
 * The end of a stream is reached when a token comes back as it was given.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 */
export const getLogEvents: Operation<typeof GetLogEventsCommand> = (input, context) => {
  const { logStreamName = '', startTime, endTime, limit = 10_000, startFromHead = false, nextToken } = input
  const group = namedGroup(context, input)
  findStream(context, group.name, logStreamName)
  const place = nextToken === undefined ? undefined : placeOf(nextToken)
  const to = endTime === undefined ? undefined : endTime - 1
  const all = readEvents(context, group, logStreamName, { from: startTime, to })
  const forward = place?.forward ?? startFromHead
  const rest = place ? all.filter(({ id }) => (forward ? id > place.id : id < place.id)) : all
  const page = forward
    ? rest.slice(0, pageLength(rest, limit))
    : rest.slice(rest.length - pageLength(rest.toReversed(), limit))
  const here = place?.id ?? FIRST
  const behind = page.at(-1)?.id ?? (forward || here === FIRST ? here : shifted(here, -1n))
  const before = page[0]?.id ?? (forward ? shifted(here, 1n) : here)
  return {
    events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    nextForwardToken: forwardToken(behind),
    nextBackwardToken: backwardToken(before),
  }
}
