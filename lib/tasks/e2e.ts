import { spawnSync } from 'node:child_process'
import { ensureBrowser } from './browser'
import { root } from './project-files'

/** `npm run e2e [-- arguments of playwright test]`: finds or installs the browser, then runs the end-to-end tests. */
try {
  const CHROMIUM_PATH = ensureBrowser()
  const args = ['playwright', 'test', ...process.argv.slice(2)]
  const { status } = spawnSync('npx', args, { cwd: root, stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH } })
  process.exitCode = status ?? 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
