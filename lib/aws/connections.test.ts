import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-'))
  vi.resetModules()
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_ENDPOINT_URL', 'AWS_REGION']) vi.stubEnv(name, '')
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'))
  vi.stubEnv('GANTRY_CONFIG', join(folder, 'gantry.config.json'))
  write('gantry.config.json', '{}')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const load = () => import('./connections')
const names = async () => (await (await load()).listConnections()).map(({ name }) => name)

test('a machine without credentials has the engine only', async () => {
  expect(await names()).toEqual(['demo'])
})

test('a file that GANTRY_CONFIG names and that is not there is said; without GANTRY_CONFIG there need be none', async () => {
  const { configuredEndpoints } = await import('./config-file')
  await expect(configuredEndpoints(join(folder, 'typo.json'))).rejects.toThrow(
    /typo\.json does not exist\. Make it, or leave GANTRY_CONFIG out\.$/,
  )
  await expect(configuredEndpoints('gantry.config.json')).resolves.toBeInstanceOf(Array)
})

test('profiles with keys, SSO and role chains are found, and settings that sign nothing are not', async () => {
  write('credentials', '[default]\naws_access_key_id = a\naws_secret_access_key = b\n')
  write(
    'config',
    [
      '[default]',
      'region = eu-west-1',
      '[profile org/admin]',
      'sso_session = corp',
      'sso_account_id = 123456789012',
      'sso_role_name = Admin',
      '[profile prod]',
      'role_arn = arn:aws:iam::123456789012:role/x',
      'source_profile = org/admin',
      '[profile output-only]',
      'output = json',
      '[sso-session corp]',
      'sso_start_url = https://corp.example',
      'sso_region = us-east-1',
      '[profile demo]',
      'credential_process = /bin/x',
    ].join('\n'),
  )
  const found = await (await load()).listConnections()
  expect(found.map(({ name, profile, renewal }) => [name, profile, renewal])).toEqual([
    ['demo', null, 'Choose another connection.'],
    ['default', 'default', 'Run: aws configure --profile default'],
    ['org-admin', 'org/admin', 'Run: aws sso login --profile org/admin'],
    ['prod', 'prod', 'Run: aws sso login --profile org/admin'],
    ['profile-demo', 'demo', 'Run the credential_process of profile demo by hand and see what it says.'],
  ])
  expect(found[1]?.regions[0]).toBe('eu-west-1')
})

test('the profile of AWS_PROFILE comes first, credentials of the environment are a connection of their own', async () => {
  vi.stubEnv('AWS_PROFILE', 'b')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'x')
  write('credentials', '[a]\naws_access_key_id = a\n[b]\naws_access_key_id = b\n')
  expect(await names()).toEqual(['demo', 'environment', 'b', 'a'])
})

test('endpoints come from gantry.config.json', async () => {
  write(
    'gantry.config.json',
    JSON.stringify({ connections: [{ name: 'local', endpoint: 'http://127.0.0.1:5000', readOnly: true }] }),
  )
  const { getConnection } = await load()
  expect(await getConnection('local')).toMatchObject({
    kind: 'endpoint',
    endpoint: 'http://127.0.0.1:5000',
    regions: ['us-east-1'],
    readOnly: true,
  })
})

test.each([
  ['{', 'is not JSON.'],
  [
    '{"connections": [{"name": "x y", "endpoint": "http://h"}]}',
    'connections.0.name: Connection names use letters, numbers, and . _ @ + -',
  ],
  ['{"connections": [{"name": "x", "endpoint": "file:///etc"}]}', 'connections.0.endpoint'],
])('gantry.config.json of %s is told by its name and place', async (text, sentence) => {
  write('gantry.config.json', text)
  await expect(names()).rejects.toThrow(sentence)
})

test('demo-<12 digits> is that account on the engine; a name that is not there says which are', async () => {
  const { getConnection } = await load()
  const { demoAccount } = await import('./connection')
  expect(demoAccount(await getConnection('demo-000000000042'))).toBe('000000000042')
  expect(demoAccount(await getConnection('demo'))).toBe('123456789012')
  await expect(getConnection('prod')).rejects.toMatchObject({
    error: { code: 'UnknownConnection', httpStatus: 404, remedy: 'Choose one of demo, or add a profile of that name.' },
  })
  await expect(getConnection('demo-42')).rejects.toThrow('There is no connection called demo-42')
})

test('a profile that is added is there without a restart, and a file that is spoiled leaves what it said before', async () => {
  const later = (ms: number) => vi.spyOn(Date, 'now').mockReturnValue(performance.timeOrigin + performance.now() + ms)
  expect(await names()).toEqual(['demo'])
  write('credentials', '[dev]\naws_access_key_id = a\naws_secret_access_key = b\n')
  later(2000)
  expect(await names()).toEqual(['demo', 'dev'])
  write('gantry.config.json', '{ spoiled')
  later(4000)
  expect(await names()).toEqual(['demo', 'dev'])
  vi.restoreAllMocks()
})

test('GANTRY_ENGINE=off leaves no demo', async () => {
  vi.stubEnv('GANTRY_ENGINE', 'off')
  const { getConnection } = await load()
  expect(await names()).toEqual([])
  await expect(getConnection('demo-000000000042')).rejects.toThrow()
})
