import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { isStale } from './build-age'
import { readSettings } from '@/lib/engine/server/settings'
import { listenProblem } from './listen-problem'
import { readEnv } from '@/lib/read-env'

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
const quiet = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }

/** The engine's are read here too: what cannot be used is said before the build, not half a minute later. */
function settings() {
  try {
    const env = readEnv(process.env)
    if (env.engine) readSettings(process.env)
    return env
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

function build() {
  process.stdout.write('Building Gantry. This takes half a minute, once.\n')
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
    env: quiet,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  if (status === 0) return
  process.stderr.write(`${stdout}${stderr}\nThe build failed; its last lines say why.\n`)
  process.exit(1)
}

/** Passes the server's output on, but for Next's banner: the server says where it is by itself (`startServer`). */
function forward({ stdout }: ChildProcess) {
  if (!stdout) return
  const banner = /^\s*(▲|✓|- (Local|Network))/
  createInterface(stdout).on('line', (line) => banner.test(line) || process.stdout.write(`${line}\n`))
}

/** `npm start`: builds when the sources are newer than the build, then serves on 127.0.0.1:3000 (PORT, GANTRY_HOST). */
async function start() {
  const { port, host, engine, enginePort } = settings()
  // Asked before the build, so that nobody waits for a server that cannot start.
  const problem =
    (await listenProblem(host, port, 'PORT')) ??
    (engine ? await listenProblem('127.0.0.1', enginePort, 'GANTRY_ENGINE_PORT') : undefined)
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`)
    process.exit(1)
  }
  if (isStale(process.cwd(), process.env.GANTRY_DIST_DIR ?? '.next')) build()
  const server = spawn(process.execPath, [next, 'start', '-H', host, '-p', String(port)], {
    env: quiet,
    stdio: ['inherit', 'pipe', 'inherit'],
  })
  forward(server)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  server.on('exit', (code) => process.exit(code ?? 0))
}

await start()
