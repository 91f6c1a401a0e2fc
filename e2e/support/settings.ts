import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onPath } from '@/lib/tasks/packages'

const port = (name: string, preset: number) => Number(process.env[name] ?? preset)

/** The ports of a run: the panel, its engine, and a moto_server where the machine has one. */
const ports = {
  panel: port('GANTRY_E2E_PORT', 3610),
  engine: port('GANTRY_E2E_ENGINE_PORT', 4610),
  moto: port('GANTRY_E2E_MOTO_PORT', 5610),
}

export const panelUrl = `http://127.0.0.1:${ports.panel}`
export const engineUrl = `http://127.0.0.1:${ports.engine}`
export const motoUrl = `http://127.0.0.1:${ports.moto}`

/** Where a run keeps its data. The first process makes it, Playwright's workers inherit its name. */
process.env.GANTRY_E2E_FOLDER ??= mkdtempSync(join(tmpdir(), 'gantry-e2e-'))
export const folder = process.env.GANTRY_E2E_FOLDER

export const hasMoto = onPath('moto_server') !== undefined

/** The accounts that stand ready on moto: each test takes one. They are made by `moto.setup.ts`. */
export const motoConnections = Array.from({ length: 60 }, (_, at) => ({
  name: `moto-${at}`,
  account: String(200_000_000_000 + at),
}))

export const configFile = join(folder, 'gantry.config.json')
export const credentialsFile = join(folder, 'credentials')

/** A connection whose endpoint nobody listens on, to see what the panel says then. */
export const unreachable = { name: 'unreachable', endpoint: 'http://127.0.0.1:9' }

/** A connection of the engine whose name a URL carries encoded. */
export const encoded = { name: 'team@corp', endpoint: engineUrl }

/** Writes the `gantry.config.json` of the run: moto's accounts as endpoints, each signed by a profile of its own. */
export function writeConfig(): void {
  const moto = hasMoto ? motoConnections.map(({ name }) => ({ name, endpoint: motoUrl, profile: name })) : []
  const readOnly = { name: 'read-only', endpoint: engineUrl, readOnly: true }
  writeFileSync(configFile, JSON.stringify({ connections: [...moto, unreachable, encoded, readOnly] }))
}

/** The environment of the panel under test: nothing of this machine's AWS set-up. */
export const panelEnvironment = {
  PORT: String(ports.panel),
  GANTRY_ENGINE_PORT: String(ports.engine),
  GANTRY_DATA_DIR: join(folder, 'data'),
  GANTRY_CONFIG: configFile,
  GANTRY_LOG_LEVEL: 'warn',
  // A transition ends when a test advances its account's clock, not by itself.
  GANTRY_ENGINE_SPEED: 'slow',
  AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
  AWS_CONFIG_FILE: join(folder, 'config'),
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PROFILE: '',
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_SESSION_TOKEN: '',
  AWS_ENDPOINT_URL: '',
  AWS_REGION: '',
  AWS_DEFAULT_REGION: '',
}
