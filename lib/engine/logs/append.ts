import type { LogChunkRecord, LogStreamRecord } from '../store/log-records'
import type { World } from '../store/world'
import { dropOldest } from './cap'

/** One line of a log: epoch milliseconds and text. */
export type LogEvent = { readonly timestamp: number; readonly message: string }

type Append = {
  readonly group: string
  readonly stream: string
  /** The engine clock, epoch ms: the time of ingestion. */
  readonly now: number
  readonly events: readonly LogEvent[]
}

/** CloudWatch counts so many bytes for an event beside its text. */
export const EVENT_OVERHEAD = 26

/** Two appends in one millisecond keep their order. */
let sequence = 0

const nextNumber = (now: number): string => {
  sequence = (sequence + 1) % 1_000_000
  return `${String(now).padStart(15, '0')}${String(sequence).padStart(6, '0')}`
}

/** @returns what CloudWatch counts for these events */
export const bytesOf = (events: readonly LogEvent[]): number =>
  events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + EVENT_OVERHEAD, 0)

/**
 * Keeps events at the end of a stream, as the log driver of Lambda does: group and stream are created where they
 * are missing. What is over the account's cap is dropped, the oldest first (`cap.ts`).
 */
export function appendLogEvents(world: World, { group, stream, now, events }: Append): void {
  if (!world.get('logGroup', group))
    world.put('logGroup', group, { name: group, createdAt: now, logGroupClass: 'STANDARD' })
  const key = `${group}:${stream}`
  const known: LogStreamRecord = world.get('logStream', key) ?? { name: stream, createdAt: now, bytes: 0 }
  if (events.length === 0) return world.put('logStream', key, known)
  const times = events.map(({ timestamp }) => timestamp)
  const bytes = bytesOf(events)
  world.put('logStream', key, {
    ...known,
    firstEventAt: times.reduce((a, b) => Math.min(a, b), known.firstEventAt ?? Infinity),
    lastEventAt: times.reduce((a, b) => Math.max(a, b), known.lastEventAt ?? 0),
    lastIngestedAt: now,
    bytes: known.bytes + bytes,
  })
  const chunk: LogChunkRecord = {
    ingestedAt: now,
    bytes,
    events: events.map(({ timestamp, message }) => [timestamp, message]),
  }
  const number = nextNumber(now)
  world.put('logChunk', `${key}:${number}`, chunk)
  world.put('logOrder', number, { chunk: `${key}:${number}`, bytes })
  world.put('logUsage', 'all', { bytes: (world.get('logUsage', 'all')?.bytes ?? 0) + bytes })
  dropOldest(world)
}
