import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port'
import { ensureBrowser } from './browser'
import { root } from './project-files'

/**
 * `npm run e2e [-- arguments of playwright test]`: finds or installs the browser, then runs the end-to-end tests on
 * ports and folders of their own, so that other runs, and a panel in use, may go on beside them.
 */
try {
  const CHROMIUM_PATH = ensureBrowser()
  const GANTRY_E2E_FOLDER = mkdtempSync(join(tmpdir(), 'gantry-e2e-'))
  const ports = {
    GANTRY_E2E_PORT: String(await freePort()),
    GANTRY_E2E_ENGINE_PORT: String(await freePort()),
    GANTRY_E2E_MOTO_PORT: String(await freePort()),
  }
  const args = ['playwright', 'test', ...process.argv.slice(2)]
  const { status } = spawnSync('npx', args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH, GANTRY_E2E_FOLDER, ...ports },
  })
  if (status === 0) rmSync(GANTRY_E2E_FOLDER, { recursive: true, force: true })
  else process.stdout.write(`What failed left its traces in ${GANTRY_E2E_FOLDER}.\n`)
  process.exitCode = status ?? 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
