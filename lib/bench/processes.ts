import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../tasks/free-port'

/** Waits for any answer below 500. @throws Error when there is none in `seconds` */
export async function answered(url: string, seconds = 60) {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    const status = await fetch(url, { redirect: 'manual' }).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status > 0 && status < 500) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`${url} did not answer in ${seconds} s.`)
}

const stopped = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

type RunOptions = { readonly quiet?: boolean; readonly folder?: string }

/** A folder in the temp folder. */
export const makeFolder = () => mkdtempSync(join(tmpdir(), 'gantry-bench-'))

/**
 * Runs a command with a data folder of its own, removed afterwards, or with `folder`, which stays.
 * `quiet`: what it says of itself is not shown.
 */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  { quiet = false, folder: given }: RunOptions = {},
) {
  const folder = given ?? makeFolder()
  const child = spawn(command, args, {
    env: { ...process.env, GANTRY_DATA_DIR: folder, ...env },
    stdio: ['ignore', 'ignore', quiet ? 'ignore' : 'inherit'],
  })
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      await stopped(child)
      if (given === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The engine alone, at `url`: as `npm run engine` starts it, without npm before it. */
export async function runEngine(options: RunOptions = {}) {
  const port = await freePort()
  const env = { GANTRY_ENGINE_PORT: String(port), GANTRY_LOG_LEVEL: 'error', GANTRY_ENGINE_SPEED: 'instant' }
  return { url: `http://127.0.0.1:${port}`, ...run(process.execPath, ['lib/engine/server/launch.mjs'], env, options) }
}

/** Seconds of CPU time that a process has taken, all its threads together. Linux counts them in hundredths. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Bytes of memory that a process holds. */
export const residentBytes = (pid: number) =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024
