import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { isStale } from '../start/build-age'
import { root } from './project-files'

const lock = join(root, '.next.lock')

/** A build takes half a minute: a lock that is older was left behind. */
const LEFT_BEHIND_MS = 300_000

function taken(): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const { mtimeMs } = statSync(lock, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > LEFT_BEHIND_MS) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** The build of a test run: made when sources are newer. Two runs in one folder make one, the second waits for it. */
async function build(): Promise<number> {
  while (!taken()) await new Promise((resolve) => setTimeout(resolve, 500))
  try {
    if (!isStale(root, '.next')) return 0
    return spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' }).status ?? 1
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

process.exitCode = await build()
