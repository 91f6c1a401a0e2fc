import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A port that is free now. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port is free.'))))
    })
  })

/** Waits for any answer below 500. @throws Error when there is none in `seconds` */
export async function answered(url: string, seconds = 60) {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    const status = await fetch(url, { redirect: 'manual' }).then((answer) => answer.status, () => 0)
    if (status > 0 && status < 500) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${url} did not answer in ${seconds} s.`)
}

const stopped = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

/** Runs a command with a data folder of its own, removed afterwards. `quiet`: what it says of itself is not shown. */
export function run(command: string, args: readonly string[], env: Record<string, string>, { quiet = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-bench-'))
  const child = spawn(command, args, { env: { ...process.env, GANTRY_DATA_DIR: folder, ...env }, stdio: ['ignore', 'ignore', quiet ? 'ignore' : 'inherit'] })
  return {
    stop: async () => {
      await stopped(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
