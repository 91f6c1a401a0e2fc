import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Docker API of a test's own. */
export type TestPodman = { readonly dockerHost: string; stop(): Promise<void> }

const has = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/**
 * Starts Podman's Docker API with storage of its own, and with runc: on hosts that mix both versions of cgroups the
 * usual crun does not work.
 * @returns undefined where Podman or runc is not installed, and without root, who alone can limit memory everywhere
 */
export async function startPodman(): Promise<TestPodman | undefined> {
  if (process.getuid?.() !== 0 || !has('podman') || !has('runc')) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'gantry-podman-'))
  const socket = join(folder, 'api', 'podman.sock')
  mkdirSync(join(folder, 'api'))
  const storage = ['--root', join(folder, 'root'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs']
  const engine = ['--cgroup-manager', 'cgroupfs', '--runtime', 'runc']
  const words = [...storage, ...engine, 'system', 'service', '--time=0', `unix://${socket}`]
  const watching = watch(join(folder, 'api'))
  // conmon leaves a file `oom` where it runs.
  const service = spawn('podman', words, { stdio: 'ignore', cwd: folder })
  const ended = once(service, 'exit')
  if (!existsSync(socket)) await Promise.race([once(watching, 'change'), ended])
  watching.close()
  return {
    dockerHost: `unix://${socket}`,
    async stop() {
      service.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
