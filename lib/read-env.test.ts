import { expect, test } from 'vitest'
import { readEnv } from './read-env'

test('an empty environment gives loopback, 3000 and the engine on 4510', () => {
  expect(readEnv({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    engine: true,
    enginePort: 4510,
    allowedHosts: [],
    configFile: 'gantry.config.json',
  })
})

test('a variable set to nothing counts as not set', () => {
  expect(readEnv({ PORT: '', GANTRY_ENGINE: '' })).toMatchObject({ port: 3000, engine: true })
})

test('hosts are split, trimmed and lower-cased', () => {
  expect(readEnv({ GANTRY_ALLOWED_HOSTS: ' Panel.example , [::1]:80,' }).allowedHosts).toEqual([
    'panel.example',
    '[::1]:80',
  ])
})

test.each([
  [{ PORT: 'abc' }, 'PORT=abc cannot be used: use a port from 0 to 65535.'],
  [{ GANTRY_ENGINE_PORT: '70000' }, 'GANTRY_ENGINE_PORT=70000 cannot be used: use a port from 0 to 65535.'],
  [{ GANTRY_ENGINE: 'no' }, 'GANTRY_ENGINE=no cannot be used: use on or off.'],
  [
    { PORT: '1.5', GANTRY_LOG_LEVEL: 'loud' },
    'PORT=1.5 cannot be used: use a port from 0 to 65535.\nGANTRY_LOG_LEVEL=loud cannot be used: use debug, info, warn, error or silent.',
  ],
])('%o stops the start with a sentence per variable', (source, sentence) => {
  expect(() => readEnv(source)).toThrow(sentence)
})

test.each([
  'AWS_ACCESS_KEY_ID',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
])('%s is credentials of the environment', (name) => {
  expect(readEnv({ [name]: 'x' }).aws.hasCredentials).toBe(true)
  expect(readEnv({ [name]: '' }).aws.hasCredentials).toBe(false)
})
