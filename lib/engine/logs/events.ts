import type { EngineContext } from '../operation'
import type { LogGroupRecord } from '../store/log-records'
import { EVENT_OVERHEAD } from './append'

const DAY = 86_400_000

/** CloudWatch answers at most so many bytes of events in one page. */
const PAGE_BYTES = 1_048_576

/** An event as it is read. `id` has 56 digits and sorts as events do: by time, then by when they came. */
export type StoredEvent = {
  readonly id: string
  readonly stream: string
  readonly timestamp: number
  readonly ingestionTime: number
  readonly message: string
}

/** Which events of a stream are wanted: both bounds belong to the range. Epoch ms. */
export type TimeRange = { readonly from?: number | undefined; readonly to?: number | undefined }

/** The events of a stream in their order, without those that the group's retention has ended. */
export function readEvents(
  { world, now }: EngineContext,
  group: LogGroupRecord,
  stream: string,
  { from = 0, to = Infinity }: TimeRange,
): StoredEvent[] {
  const oldest = group.retentionInDays === undefined ? 0 : now - group.retentionInDays * DAY
  const start = Math.max(from, oldest)
  return world
    .list('logChunk', { prefix: `${group.name}:${stream}:` })
    .flatMap(({ key, value }) => {
      const number = key.slice(key.lastIndexOf(':') + 1)
      return value.events.flatMap(([timestamp, message], i): StoredEvent[] =>
        timestamp < start || timestamp > to
          ? []
          : [{ id: idOf(timestamp, number, i), stream, timestamp, ingestionTime: value.ingestedAt, message }],
      )
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const idOf = (timestamp: number, number: string, index: number): string =>
  `3${String(timestamp).padStart(16, '0')}${number}${String(index).padStart(6, '0')}`.padEnd(56, '0')

/** How many of these events make one page. */
export function pageLength(events: Iterable<StoredEvent>, limit: number): number {
  let bytes = 0
  let length = 0
  for (const { message } of events) {
    bytes += Buffer.byteLength(message) + EVENT_OVERHEAD
    if (length === limit || (bytes > PAGE_BYTES && length > 0)) break
    length += 1
  }
  return length
}
