import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { onPath } from '../tasks/packages'
import { httpCall, loadFor } from './load'

/** How many answers a second came over the connections, in ms how long the middle one took and the slowest of 100. */
export type Rate = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly failures: number }

const milliseconds = (text = '') => {
  const value = Number.parseFloat(text)
  return text.endsWith('us') ? value / 1000 : text.endsWith('ms') ? value : value * 1000
}

/** Asks for an address over `connections` at once, as fast as it answers: with wrk where this machine has it. */
export async function rate(
  url: string,
  {
    connections = 8,
    seconds = 5,
    headers = {},
  }: { connections?: number; seconds?: number; headers?: Record<string, string> } = {},
): Promise<Rate> {
  if (!onPath('wrk')) return loadFor(httpCall(url, { headers }), { seconds, connections })
  const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '30s', ...lines, url]
  const { stdout } = await promisify(execFile)('wrk', args)
  const errors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? []
  return {
    perSecond: Number(/Requests\/sec: +([\d.]+)/.exec(stdout)?.[1] ?? NaN),
    p50: milliseconds(/ 50% +(\S+)/.exec(stdout)?.[1]),
    p99: milliseconds(/ 99% +(\S+)/.exec(stdout)?.[1]),
    failures: [/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0, ...errors].reduce<number>(
      (sum, text) => sum + Number(text),
      0,
    ),
  }
}
