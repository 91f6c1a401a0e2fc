/**
 * A Lambda runtime in one file, for images in tests. The image's command chooses a handler: `echo` answers all that it
 * sees, `work` does what the event asks for (`print`, `sleepMs`, `allocateMb`, `write` with `megabytes`, `exit`,
 * `throw`, in this order) and answers `done`, `broken` fails while it starts.
 */
export const TEST_RUNTIME = `
import { writeFileSync, appendFileSync } from 'node:fs'
import { request } from 'node:http'

const [host, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':')
const call = (method, path, body = '', headers = {}) => new Promise((resolve, reject) => {
  const sent = request({ host, port, method, path: '/2018-06-01/runtime/' + path, headers }, (response) => {
    const chunks = []
    response.on('data', (chunk) => chunks.push(chunk))
    response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }))
  })
  sent.on('error', reject)
  sent.end(body)
})
const fault = (error) => JSON.stringify({ errorType: error.name, errorMessage: error.message, stackTrace: [] })
const kept = []
let invocations = 0
const handlers = {
  echo: async (event, headers) => ({
    event,
    handler: process.argv[2],
    arguments: process.argv.slice(2),
    environment: process.env,
    cwd: process.cwd(),
    uid: process.getuid(),
    gid: process.getgid(),
    pid: process.pid,
    invocations: ++invocations,
    headers,
  }),
  work: async (event) => {
    if (event.print !== undefined) console.log(event.print)
    if (event.sleepMs) await new Promise((resolve) => setTimeout(resolve, event.sleepMs))
    for (let megabyte = 0; megabyte < (event.allocateMb ?? 0); megabyte++) kept.push(Buffer.alloc(1024 * 1024, 1))
    if (event.write) {
      writeFileSync(event.write, '')
      for (let megabyte = 0; megabyte < (event.megabytes ?? 0); megabyte++) {
        appendFileSync(event.write, Buffer.alloc(1024 * 1024, 1))
      }
    }
    if (event.exit !== undefined) process.exit(event.exit)
    if (event.throw) throw new Error(event.throw)
    return 'done'
  },
}
const name = process.argv[2]
if (!handlers[name]) {
  const error = new Error(name === 'broken' ? 'It cannot start' : name + ' is undefined or not exported')
  error.name = name === 'broken' ? 'Error' : 'Runtime.HandlerNotFound'
  await call('POST', 'init/error', fault(error), { 'Lambda-Runtime-Function-Error-Type': error.name })
  process.exit(1)
}
for (;;) {
  const { headers, body } = await call('GET', 'invocation/next')
  const id = headers['lambda-runtime-aws-request-id']
  try {
    const answer = await handlers[name](body === '' ? {} : JSON.parse(body), headers)
    await call('POST', 'invocation/' + id + '/response', JSON.stringify(answer))
  } catch (error) {
    await call('POST', 'invocation/' + id + '/error', fault(error), { 'Lambda-Runtime-Function-Error-Type': error.name })
  }
}
`
