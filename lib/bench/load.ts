import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'

/** What a series of timed calls took, in milliseconds, and how many went through a second. */
export type Timing = {
  readonly p50: number
  readonly p99: number
  readonly perSecond: number
  readonly failures: number
}

/**
 * A call to time. @param loop which of the loops that run at once makes it @returns whether it was answered with
 * success
 */
export type Call = (loop: number) => Promise<boolean>

/** The value that a share of the values is below: 0.99 of them for p99. NaN of none. */
export const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN

/** The middle of some values. */
export const median = (values: readonly number[]) => percentile(values, 0.5)

/** Makes `count` calls, or fewer where `until` says so, over `connections` loops at once, each one after another. */
export async function load(
  call: Call,
  { count, connections = 1, until = () => false }: { count: number; connections?: number; until?: () => boolean },
): Promise<Timing> {
  const times: number[] = []
  let left = count
  let failures = 0
  const run = async (_: unknown, loop: number) => {
    while (left-- > 0 && !until()) {
      const started = performance.now()
      if (!(await call(loop))) failures += 1
      times.push(performance.now() - started)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: connections }, run))
  const seconds = (performance.now() - started) / 1000
  return { p50: median(times), p99: percentile(times, 0.99), perSecond: times.length / seconds, failures }
}

/** The same for a number of seconds. */
export function loadFor(
  call: Call,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<Timing> {
  const end = performance.now() + seconds * 1000
  return load(call, { connections, count: Infinity, until: () => performance.now() >= end })
}

/** Times two calls in turn, a b a b …, so that both meet the same machine. */
export async function pair(a: Call, b: Call, count: number): Promise<[Timing, Timing]> {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < count; round += 1) {
    for (const [index, call] of [a, b].entries()) {
      const started = performance.now()
      await call(index)
      times[index]?.push(performance.now() - started)
    }
  }
  const timing = (list: number[]): Timing => ({
    p50: median(list),
    p99: percentile(list, 0.99),
    perSecond: NaN,
    failures: 0,
  })
  return [timing(times[0]), timing(times[1])]
}

/** A plain HTTP call over a kept connection where the server keeps it, a new one where it does not. */
export function httpCall(
  url: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Call {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return () =>
    new Promise((resolve) => {
      const sent = request(url, { method, agent, headers }, (answer) => {
        answer.resume()
        answer.on('end', () => resolve((answer.statusCode ?? 500) < 300))
        answer.on('error', () => resolve(false))
      })
      sent.on('error', () => resolve(false))
      sent.end(body)
    })
}
