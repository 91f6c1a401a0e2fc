import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const portError = { error: 'use a port from 0 to 65535' }
const port = (preset: number) =>
  z.coerce.number(portError).int(portError).min(0, portError).max(65535, portError).default(preset)
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((item) => item.trim().toLowerCase())
      .filter(Boolean),
  )
const optional = z.string().min(1).optional().catch(undefined)

/** Where endpoints are read from when GANTRY_CONFIG names no file, which then need not be there. */
export const CONFIG_FILE = 'gantry.config.json'

const variables = z.object({
  PORT: port(3000),
  GANTRY_HOST: z.string().min(1).default('127.0.0.1'),
  GANTRY_ENGINE: z.enum(['on', 'off'], { error: 'use on or off' }).default('on'),
  GANTRY_ENGINE_PORT: port(4510),
  GANTRY_ALLOWED_HOSTS: list,
  GANTRY_CONFIG: z.string().min(1).default(CONFIG_FILE),
  GANTRY_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'use debug, info, warn, error or silent' })
    .default('info'),
  AWS_PROFILE: optional,
  AWS_REGION: optional,
  AWS_DEFAULT_REGION: optional,
  AWS_ENDPOINT_URL: optional,
  AWS_CONFIG_FILE: optional,
  AWS_SHARED_CREDENTIALS_FILE: optional,
  AWS_ACCESS_KEY_ID: optional,
  AWS_WEB_IDENTITY_TOKEN_FILE: optional,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: optional,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: optional,
})

/**
 * Reads what Gantry takes from the environment.
 * @throws Error with a sentence per variable that has a value Gantry cannot use
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}=${given[String(path[0])]} cannot be used: ${message}.`,
    )
    throw new Error(sentences.join('\n'))
  }
  const { data } = parsed
  return {
    port: data.PORT,
    host: data.GANTRY_HOST,
    engine: data.GANTRY_ENGINE === 'on',
    enginePort: data.GANTRY_ENGINE_PORT,
    allowedHosts: data.GANTRY_ALLOWED_HOSTS,
    configFile: data.GANTRY_CONFIG,
    logLevel: data.GANTRY_LOG_LEVEL,
    aws: {
      profile: data.AWS_PROFILE ?? null,
      region: data.AWS_REGION ?? data.AWS_DEFAULT_REGION ?? null,
      endpoint: data.AWS_ENDPOINT_URL ?? null,
      configFile: data.AWS_CONFIG_FILE ?? join(homedir(), '.aws', 'config'),
      credentialsFile: data.AWS_SHARED_CREDENTIALS_FILE ?? join(homedir(), '.aws', 'credentials'),
      /** Whether the environment itself carries credentials: keys, a web identity, a container's role. */
      hasCredentials: [
        data.AWS_ACCESS_KEY_ID,
        data.AWS_WEB_IDENTITY_TOKEN_FILE,
        data.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,
        data.AWS_CONTAINER_CREDENTIALS_FULL_URI,
      ].some((value) => value !== undefined),
    },
  }
}
