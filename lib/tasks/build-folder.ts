import { mkdirSync, rmSync, statSync, utimes } from 'node:fs'
import { join } from 'node:path'
import { root } from './project-files'

const lock = join(root, '.next.lock')

/** Who works in the folder says so every second: a lock that is older was left behind. */
const SIGN_OF_LIFE_MS = 1000
const LEFT_BEHIND_MS = 10_000

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

/** Works in the folder of the build, `.next`, while no other run does. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  while (!taken()) await new Promise((resolve) => setTimeout(resolve, 500))
  const alive = setInterval(() => utimes(lock, new Date(), new Date(), () => {}), SIGN_OF_LIFE_MS)
  try {
    return await work()
  } finally {
    clearInterval(alive)
    rmSync(lock, { recursive: true, force: true })
  }
}
