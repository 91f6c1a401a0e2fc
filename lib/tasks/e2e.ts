import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser'
import { root } from './project-files'

/** `npm run e2e [-- arguments of playwright test]`: finds or installs the browser, then runs the end-to-end tests. */
try {
  const CHROMIUM_PATH = ensureBrowser()
  const GANTRY_E2E_FOLDER = mkdtempSync(join(tmpdir(), 'gantry-e2e-'))
  const args = ['playwright', 'test', ...process.argv.slice(2)]
  const { status } = spawnSync('npx', args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH, GANTRY_E2E_FOLDER },
  })
  rmSync(GANTRY_E2E_FOLDER, { recursive: true, force: true })
  process.exitCode = status ?? 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
