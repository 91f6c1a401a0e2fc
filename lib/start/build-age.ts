import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a build is made of. Tests and documents are not. */
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

const modified = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** The time of the last change under a path, ms; a folder's own time tells of files that went. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs)
}

/** Whether there is no build in `distDir`, or sources or pins changed after it. */
export function isStale(root: string, distDir: string): boolean {
  const built = modified(join(root, distDir, 'BUILD_ID'))
  return built === 0 || sources.some((source) => newest(join(root, source)) > built)
}
