import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const start = (env: Record<string, string>) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'lib/start/start.ts'], {
    env: { ...process.env, GANTRY_DIST_DIR: '/nowhere', ...env },
    encoding: 'utf8',
    timeout: 60_000,
  })

test.each([
  [{ PORT: 'many' }, 'PORT=many cannot be used: use a port from 0 to 65535.\n'],
  [{ GANTRY_RUN: 'podman' }, 'GANTRY_RUN=podman cannot be used: use auto, docker, bubblewrap or simulated.\n'],
])('npm start with %o says before it builds what cannot be used', (env, sentence) => {
  const { status, stdout, stderr } = start(env)
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: sentence })
})
