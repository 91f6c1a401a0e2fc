import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './lib/tasks/browser'
import { isRoot } from './lib/tasks/packages'
import type { Options } from './e2e/support/world'
import {
  credentialsFile,
  folder,
  hasMoto,
  motoUrl,
  panelEnvironment,
  panelUrl,
  writeConfig,
} from './e2e/support/settings'

// The SDK tells about Node 20 in every worker; the README says it once.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

const isFirstProcess = process.env.TEST_WORKER_INDEX === undefined
if (isFirstProcess) {
  writeConfig()
  writeFileSync(credentialsFile, '')
  if (!hasMoto) process.stdout.write('moto_server is not on this machine: the scripts run on the engine only.\n')
}

/** The documented flows, which must pass on any endpoint that speaks AWS's protocols. */
const flows = /(create-function|deploy-new-image|image-configuration|qualifiers)\.spec\.ts/

const moto = {
  projects: [
    { name: 'moto accounts', testMatch: 'support/moto-setup.ts' },
    {
      name: 'moto',
      testMatch: flows,
      grepInvert: /@engine/,
      dependencies: ['moto accounts'],
      use: { endpoint: 'moto' as const },
    },
  ],
  server: {
    name: 'moto',
    command: `moto_server -H 127.0.0.1 -p ${new URL(motoUrl).port}`,
    url: `${motoUrl}/moto-api/`,
    env: { MOTO_LAMBDA_STUB_ECR: 'false' },
    timeout: 60_000,
    stdout: 'ignore' as const,
    stderr: 'ignore' as const,
  },
}

export default defineConfig<Options>({
  testDir: 'e2e',
  // Playwright empties it at a start: another run in this folder may still write there.
  outputDir: join(folder, 'results'),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: panelUrl,
    browserName: 'chromium',
    viewport: { width: 1600, height: 1000 },
    // Pictures of every step would be drawn by the two cores that the tests run on.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { executablePath: findBrowser() ?? undefined, args: isRoot ? ['--no-sandbox'] : [] },
  },
  projects: [{ name: 'engine', testMatch: '*.spec.ts' }, ...(hasMoto ? moto.projects : [])],
  webServer: [
    {
      name: 'panel',
      command: 'npx tsx lib/start/start.ts',
      url: `${panelUrl}/demo/us-east-1/functions`,
      env: panelEnvironment,
      timeout: 240_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    ...(hasMoto ? [moto.server] : []),
  ],
})
