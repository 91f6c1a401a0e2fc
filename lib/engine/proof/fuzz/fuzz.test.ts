import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { prepare } from '../durable/workload'
import { startEngineProcess } from '../../registry/test-process'
import { fuzzRequest, type FuzzRequest } from './requests'
import { Dice } from './values'

/** Under a minute. Another seed sends others: `GANTRY_FUZZ_SEED=7 npx vitest run --project engine lib/engine/fuzz`. */
const REQUESTS = Number(process.env.GANTRY_FUZZ ?? 50_000)
const SEED = Number(process.env.GANTRY_FUZZ_SEED ?? 20_261_121)
const CONNECTIONS = 16
const PATIENCE_MS = 30_000
const MOST_MEMORY = 300 * 1024 * 1024

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

/** @returns the status and what was said with it; -1 for no answer */
function send(url: string, { method, path, headers, body }: FuzzRequest): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(
      { hostname, port, method, path, agent, timeout: PATIENCE_MS, headers: { ...headers, ...length } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.once('error', (error) => resolve({ status: -1, text: String(error) }))
        answer.once('end', () =>
          resolve({ status: answer.statusCode ?? -1, text: Buffer.concat(chunks).toString().slice(0, 300) }),
        )
      },
    )
    sent.once('timeout', () => sent.destroy(new Error('no answer in time')))
    sent.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code === 'ECONNRESET' && sent.reusedSocket ? 0 : -1, text: String(error) }),
    )
    sent.end(body)
  })
}

test(`${REQUESTS} requests of every kind: no 500, no hang, no crash`, { timeout: 60_000 + REQUESTS * 20 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-fuzz-'))
  const engine = await startEngineProcess(folder, { GANTRY_ENGINE_SPEED: 'instant', GANTRY_RUN: 'simulated' })
  const dice = new Dice(SEED)
  const problems: string[] = []
  const statuses = new Map<number, number>()
  let left = REQUESTS
  try {
    const basic = await prepare(engine.url)
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (left-- > 0 && problems.length < 20) {
          const one = fuzzRequest(dice, basic)
          const { status, text } = await send(engine.url, one)
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          if (status < 0 || (status >= 500 && status !== 501))
            problems.push(
              `${status} ${text} for ${one.method} ${one.path} ${JSON.stringify(one.headers)} ${String(one.body).slice(0, 1500)}`,
            )
        }
      }),
    )
    const memory = engine.memory()
    const table = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`)
    console.log(
      `Seed ${SEED}: ${REQUESTS} requests, ${table.join(', ')}; the engine holds ${Math.round(memory / 2 ** 20)} MB`,
    )
    expect(problems).toEqual([])
    expect(memory).toBeLessThan(MOST_MEMORY)
    expect((await fetch(`${engine.url}/_gantry/health`)).status).toBe(200)
  } finally {
    agent.destroy()
    await engine.kill()
    rmSync(folder, { recursive: true, force: true })
  }
})
