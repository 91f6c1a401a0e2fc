import pino from 'pino'
import { env } from './env'

/** Names under which secrets travel: AWS's own, headers, and environment values of functions. */
const secrets = [
  'Environment',
  'environment',
  'Variables',
  'variables',
  'authorization',
  'cookie',
  'secretAccessKey',
  'sessionToken',
  'SecretAccessKey',
  'SessionToken',
  'authorizationToken',
  'Payload',
  'payload',
  'input',
]

/** The one logger. Secrets are cut out wherever they stand, two levels down. */
export const log = pino({
  level: env.logLevel,
  redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
})
