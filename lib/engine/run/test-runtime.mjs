/* oxlint-disable no-console, no-process-env -- a runtime as a user would write it, run in a process of its own */
import { appendFileSync, existsSync } from 'node:fs'
import http from 'node:http'

const api = process.env.AWS_LAMBDA_RUNTIME_API ?? ''
const [host, port] = api.split(':')
const name = process.argv[2] ?? process.env._HANDLER
const agent = new http.Agent({ keepAlive: true })
let count = 0

function call(method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, host, port, method, path: `/2018-06-01${path}`, headers }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends a response in parts, as `streamifyResponse` does, and waits for `until` between them. */
function streamed(path, { parts, times = 1, until, fail, exit }) {
  const headers = {
    'Lambda-Runtime-Function-Response-Mode': 'streaming',
    'Transfer-Encoding': 'chunked',
    Trailer: 'Lambda-Runtime-Function-Error-Type',
  }
  return new Promise((resolve, reject) => {
    const request = http.request(
      { agent, host, port, method: 'POST', path: `/2018-06-01${path}/response`, headers },
      (response) => response.resume().on('end', resolve),
    )
    request.on('error', reject)
    const send = async () => {
      for (const [index, part] of parts.entries()) {
        if (index > 0 && until) while (!existsSync(until)) await pause(10)
        await new Promise((sent) => request.write(part.repeat(times), sent))
      }
      if (exit) process.exit(exit)
      if (fail) {
        const body = Buffer.from(JSON.stringify({ errorType: 'StreamError', errorMessage: fail })).toString('base64')
        request.addTrailers({
          'Lambda-Runtime-Function-Error-Type': 'StreamError',
          'Lambda-Runtime-Function-Error-Body': body,
        })
      }
      request.end()
    }
    send().catch(reject)
  })
}

/** What the function does, by the handler's name. Each returns the response. */
const handlers = {
  echo: (event) => event,
  count: () => ({ count: ++count, pid: process.pid }),
  environment: () => ({ ...process.env }),
  folder: () => process.cwd(),
  headers: (_event, headers) => headers,
  print: (event) => {
    for (let line = 0; line < (event.lines ?? 1); line += 1) console.log(`line ${line}`.padEnd(event.width ?? 0))
    process.stdout.write('no newline')
    return null
  },
  fail: () => {
    throw new TypeError('Handler fails')
  },
  big: (event) => 'x'.repeat(event.size),
  talk: async (event) => {
    console.log('working')
    while (!existsSync(event.until)) await pause(10)
    return 'done'
  },
  sleep: async (event) => {
    await pause(event.ms)
    return 'slept'
  },
  note: (event, headers) => {
    appendFileSync(event.file, `${headers['lambda-runtime-aws-request-id']}\n`)
    if (event.fail) throw new Error('noted, and failed')
  },
  exit: (event) => process.exit(event.code),
  kill: () => process.kill(process.pid, 'SIGKILL'),
  answerAndExit: () => {
    setTimeout(() => process.exit(3), 5)
    return 'last words'
  },
}

if (name === 'initExit') process.exit(127)
if (name === 'initSilent') process.exit(0)
if (name === 'initHang') await pause(3_600_000)
if (name === 'initError') {
  const body = JSON.stringify({
    errorMessage: 'Runtime startup fails',
    errorType: 'Exception',
    requestId: '',
    stackTrace: [],
  })
  await call('POST', '/runtime/init/error', body, { 'Lambda-Runtime-Function-Error-Type': 'Exception' })
  process.exit(1)
}

for (;;) {
  const next = await call('GET', '/runtime/invocation/next')
  const id = next.headers['lambda-runtime-aws-request-id']
  const path = `/runtime/invocation/${id}`
  try {
    if (name === 'protocol') {
      const statuses = {
        unknown: await call('POST', '/runtime/invocation/other/response', '1'),
        again: await call('GET', '/runtime/invocation/next'),
        extension: await call('POST', '/extension/register', '{}'),
        first: await call('POST', `${path}/response`, '"once"'),
        second: await call('POST', `${path}/response`, '"twice"'),
        late: await call('POST', '/runtime/init/error', '{}'),
      }
      console.log(
        JSON.stringify(
          Object.fromEntries(
            Object.entries(statuses).map(([key, { status, body }]) => [key, `${status} ${body.trim()}`]),
          ),
        ),
      )
      continue
    }
    if (name === 'stream') {
      await streamed(path, { parts: ['"streamed"'], ...JSON.parse(next.body) })
      continue
    }
    const result = await handlers[name](JSON.parse(next.body), next.headers)
    await call('POST', `${path}/response`, JSON.stringify(result ?? null))
  } catch (error) {
    const body = JSON.stringify({ errorMessage: error.message, errorType: error.name, stackTrace: [] })
    await call('POST', `${path}/error`, body, { 'Lambda-Runtime-Function-Error-Type': error.name })
  }
}
