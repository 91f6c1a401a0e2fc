import type { World } from '../store/world'

/** The engine keeps so many bytes of events for an account and Region; CloudWatch itself keeps all that is paid for. */
const CAP_BYTES = 64 * 1024 * 1024

/** One append drops at most so many chunks; what is still over the cap goes with the next. */
const AT_ONCE = 500

/** Drops the oldest events of an account and Region while it is over the cap, never the newest. */
export function dropOldest(world: World, cap = CAP_BYTES): void {
  let bytes = world.get('logUsage', 'all')?.bytes ?? 0
  if (bytes <= cap) return
  for (const { value } of world.list('logOrder', { limit: AT_ONCE }).slice(0, -1)) {
    if (bytes <= cap) break
    bytes -= value.bytes
    removeChunk(world, value.chunk, value.bytes)
  }
  world.put('logUsage', 'all', { bytes })
}

/** Forgets all events of the streams whose keys begin so: `group:` or `group:stream:`. */
export function removeChunks(world: World, prefix: string): void {
  const chunks = world.list('logChunk', { prefix })
  for (const { key, value } of chunks) removeChunk(world, key, value.bytes)
  const removed = chunks.reduce((sum, { value }) => sum + value.bytes, 0)
  if (removed > 0) world.put('logUsage', 'all', { bytes: (world.get('logUsage', 'all')?.bytes ?? 0) - removed })
}

function removeChunk(world: World, key: string, bytes: number): void {
  const end = key.lastIndexOf(':')
  const stream = world.get('logStream', key.slice(0, end))
  if (stream) world.put('logStream', key.slice(0, end), { ...stream, bytes: stream.bytes - bytes })
  world.delete('logChunk', key)
  world.delete('logOrder', key.slice(end + 1))
}
