/** A program for sandboxes in tests: prints as JSON what the work that its first argument names has found. */
export const TEST_PROBE = `
import { writeFileSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
const attempt = (work) => {
  try {
    return work() ?? 'done'
  } catch (error) {
    return error.code
  }
}
const megabyte = Buffer.alloc(1024 * 1024, 1)
const [kind, ...rest] = process.argv.slice(2)
const works = {
  look: () => ({
    arguments: rest,
    environment: process.env,
    cwd: process.cwd(),
    user: [process.getuid(), process.getgid()],
    root: attempt(() => writeFileSync('/file', '')),
    task: attempt(() => writeFileSync('/var/task/file', '')),
    tmp: attempt(() => writeFileSync('/tmp/file', '')),
    null: attempt(() => writeFileSync('/dev/null', '')),
    openFiles: /Max open files +(\\d+) +(\\d+)/.exec(readFileSync('/proc/self/limits', 'utf8')).slice(1),
    processes: /Max processes +(\\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1],
    privileges: /NoNewPrivs:\\s+(\\d)/.exec(readFileSync('/proc/self/status', 'utf8'))[1],
    capabilities: /CapEff:\\s+(\\w+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1],
    stderr: attempt(() => writeFileSync('/dev/stderr', 'opened anew\\n', { flag: 'a' })),
  }),
  fill: () => attempt(() => {
    for (let i = 0; i < Number(rest[0]); i++) writeFileSync('/tmp/big', megabyte, { flag: 'a' })
  }),
  allocate: () => {
    const kept = []
    for (let i = 0; i < Number(rest[0]); i++) kept.push(Buffer.alloc(1024 * 1024, 1))
    return 'done'
  },
  exit: () => process.exit(Number(rest[0])),
  die: () => process.kill(process.pid, rest[0]),
  call: () => new Promise((resolve, reject) => {
    get('http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/hello', (response) => {
      response.setEncoding('utf8').on('data', resolve)
    }).on('error', reject)
  }),
  wait: () => new Promise((resolve) => setTimeout(resolve, 600000)),
}
process.stderr.write('on stderr\\n')
const found = await works[kind]()
process.stdout.write(JSON.stringify(found) + '\\n')
`
