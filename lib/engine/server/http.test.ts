import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BODY_LIMIT } from '../body'
import { startEngine } from './start'
import { openTestEngine } from '../testing'

const engine = await openTestEngine()

type Answer = { status: number; body: string; headers: Record<string, unknown> }

const send = (path: string, { method = 'GET', headers = {}, body = '' } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(engine.url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
const admin = async (path: string, body: object) => {
  const answer = await send(`/_gantry/${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { status: answer.status, body: JSON.parse(answer.body) }
}

test.each([
  '127.0.0.1:4510',
  'localhost',
  'LOCALHOST:80',
  '[::1]:4510',
  '127.0.0.2',
  '123456789012.dkr.ecr.us-east-1.localhost:4510',
])('Host %s may pass', async (host) => {
  expect((await send('/_gantry/health', { headers: { host } })).status).toBe(200)
})

test.each([
  { host: 'evil.example' },
  { host: '127.0.0.1.evil.example' },
  { host: 'localhost.evil.example:4510' },
  { host: '169.254.169.254' },
  { host: 'evil.example#localhost' },
  { host: 'localhost:99999' },
  { host: '127.999.1.1' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost:3000' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('a request with %o is refused', async (headers) => {
  for (const path of ['/_gantry/health', '/_gantry/layers/x', '/2015-03-31/functions', '/v2/']) {
    const { status, headers: answered } = await send(path, { headers })
    expect([path, status, answered.connection]).toEqual([path, 403, 'close'])
  }
  expect((await send('/_gantry/reset', { method: 'POST', headers })).status).toBe(403)
})

test('its own origin may pass', async () => {
  const own = { origin: engine.url, 'sec-fetch-site': 'same-origin' }
  expect((await send('/_gantry/health', { headers: own })).status).toBe(200)
})

test('a body over the limit answers 413 by its declared length, before it is sent', async () => {
  const { hostname, port } = new URL(engine.url)
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let text = ''
    socket
      .on('data', (chunk) => (text += chunk.toString()))
      .on('close', () => resolve(text))
      .on('error', reject)
    socket.write(
      `POST /2015-03-31/functions HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-length: ${BODY_LIMIT}\r\n\r\n`,
    )
  })
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(answer).toContain('x-amzn-errortype: RequestEntityTooLargeException')
  expect(answer).toContain('"message":"Request must be smaller than 70167211 bytes for the CreateFunction operation"')
})

test('a body of unknown length is counted while it comes', async () => {
  const chunk = Buffer.alloc(1 << 20, ' ')
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest(`${engine.url}/2015-03-31/functions/f/code`, { method: 'PUT' }, (response) =>
      resolve(response.statusCode),
    )
    let sent = 0
    const more = (): void => {
      while (sent <= BODY_LIMIT) {
        sent += chunk.length
        if (!request.write(chunk)) return void request.once('drain', more)
      }
      request.end()
    }
    request.on('error', (error) =>
      Reflect.get(error, 'code') === 'ECONNRESET' || Reflect.get(error, 'code') === 'EPIPE' ? undefined : reject(error),
    )
    more()
  })
  expect(status).toBe(413)
})

test('clock and speed are one account each; unknown controls and bad bodies are refused', async () => {
  const [account, other] = ['111111111111', '222222222222']
  const before = Date.now()
  const { body } = await admin('clock', { account, advanceMs: 3_600_000 })
  expect(Date.parse(body.now)).toBeGreaterThanOrEqual(before + 3_600_000)
  expect(engine.engine.clock.now(other)).toBeLessThan(before + 3_600_000)
  expect(await admin('speed', { account, speed: 'slow' })).toMatchObject({ status: 200 })
  expect([engine.engine.clock.duration(account, 100), engine.engine.clock.duration(other, 100)]).toEqual([500, 0])
  await admin('reset', { account })
  expect(engine.engine.clock.duration(account, 100)).toBe(0)

  expect((await admin('speed', { speed: 'warp' })).status).toBe(400)
  expect((await admin('clock', { advanceMs: -1 })).status).toBe(400)
  const tooFar = await admin('clock', { account: other, advanceMs: Number.MAX_SAFE_INTEGER })
  expect(tooFar).toMatchObject({ status: 400, body: { message: 'The clock does not go beyond the year 9999.' } })
  expect((await admin('reset', { account: '1' })).status).toBe(400)
  expect((await admin('seed', { what: 'constructor' })).status).toBe(400)
  expect((await send('/_gantry/reset', { method: 'POST', body: '{' })).status).toBe(400)
  expect((await send('/_gantry/reset')).status).toBe(404)
})

test('the clock and the speed survive a restart; a taken port is a sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-engine-'))
  try {
    const options = { folder, port: 0, logLevel: 'error' } as const
    const first = await startEngine(options)
    first.engine.clock.advance('111111111111', 86_400_000)
    first.engine.clock.setSpeed('111111111111', 'slow')
    const port = Number(new URL(first.url).port)
    await expect(startEngine({ memory: true, port })).rejects.toThrow(`Port ${port} is in use`)
    await first.close()
    const second = await startEngine(options)
    expect(second.engine.clock.now('111111111111')).toBeGreaterThan(Date.now() + 86_000_000)
    expect(second.engine.clock.duration('111111111111', 1)).toBe(5)
    await second.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
