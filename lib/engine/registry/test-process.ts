import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** An engine in a process of its own, which a test may kill. */
export type EngineProcess = {
  readonly url: string
  /** What the process holds in memory, bytes. */
  memory(): number
  /** Ends it at once, as `kill -9` does. */
  kill(): Promise<void>
}

/** What `npm run engine` runs. */
export const launcher = join(import.meta.dirname, '..', 'server', 'launch.mjs')

/** Starts an engine on a data folder. @throws Error with what it wrote, when it does not start */
export async function startEngineProcess(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EngineProcess> {
  const child = spawn(process.execPath, [launcher], {
    env: { ...process.env, GANTRY_DATA_DIR: folder, GANTRY_ENGINE_PORT: '0', GANTRY_LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const [, found] = /Engine at (\S+),/.exec(output) ?? []
      if (found) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', () => reject(new Error(`The engine did not start: ${output}`)))
  })
  return {
    url,
    memory: () => Number(spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }).stdout) * 1024,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
