import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { freePort } from '../tasks/free-port'
import { root } from '../tasks/project-files'
import { region } from './engine-calls'
import { answered, makeFolder, run } from './processes'

/** Where a panel reaches an account: a connection of that name, an endpoint, and the key that signs there. */
export type Account = { readonly name: string; readonly endpoint: string; readonly key: string }

/** The path of the `next` command. */
export const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** The address of this machine in a network, where it has one. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((each) => each?.family === 'IPv4' && !each.internal)?.address

/** Nothing of this machine's AWS set-up, but profiles for the accounts. */
function accountsIn(folder: string, accounts: readonly Account[]) {
  const [config, credentials] = [join(folder, 'gantry.config.json'), join(folder, 'credentials')]
  const connections = accounts.map(({ name, endpoint }) => ({ name, endpoint, regions: [region], profile: name }))
  writeFileSync(config, JSON.stringify({ connections }))
  const profiles = accounts.map(
    ({ name, key }) => `[${name}]\naws_access_key_id = ${key}\naws_secret_access_key = bench\n`,
  )
  writeFileSync(credentials, profiles.join(''))
  const none = [
    'PROFILE',
    'ACCESS_KEY_ID',
    'SECRET_ACCESS_KEY',
    'SESSION_TOKEN',
    'ENDPOINT_URL',
    'REGION',
    'DEFAULT_REGION',
  ]
  return {
    GANTRY_CONFIG: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...Object.fromEntries(none.map((name) => [`AWS_${name}`, ''])),
  }
}

/** Builds the panel where its sources are newer than the build. */
export function build() {
  const { status } = spawnSync('npx', ['tsx', 'lib/tasks/build.ts'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed.')
}

/**
 * The production build of the panel with `accounts`, and with an engine inside unless told otherwise.
 * `network` is its address for who is not on this machine; undefined where this machine is in no network.
 */
export async function runPanel(accounts: readonly Account[] = [], { engine = true }: { engine?: boolean } = {}) {
  build()
  const [port, enginePort, folder] = [await freePort(), await freePort(), makeFolder()]
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const { pid, stop } = run(
    process.execPath,
    [next, 'start', '-H', outside ? '0.0.0.0' : '127.0.0.1', '-p', String(port)],
    {
      ...accountsIn(folder, accounts),
      PORT: String(port),
      GANTRY_HOST: outside ? '0.0.0.0' : '127.0.0.1',
      GANTRY_ALLOWED_HOSTS: `${outside}:${port}`,
      GANTRY_ENGINE: engine ? 'on' : 'off',
      GANTRY_ENGINE_PORT: String(enginePort),
      GANTRY_ENGINE_SPEED: 'instant',
      GANTRY_LOG_LEVEL: 'error',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  )
  await answered(`${url}${engine ? `/demo/${region}/functions` : '/?choose'}`)
  return {
    url,
    network: outside && `http://${outside}:${port}`,
    engine: `http://127.0.0.1:${enginePort}`,
    pid,
    /** From the start of the process to its first page, ms. */
    ready: performance.now() - began,
    stop,
  }
}
