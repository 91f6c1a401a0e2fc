import { CreateRepositoryCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { newAccount, openTestEngine } from '../testing'
import { ask, errorOf, newRegistry, passwordOf, type TestRegistry } from './test-registry'

const engine = await openTestEngine()
let account: string
let registry: TestRegistry
beforeEach(async () => {
  account = newAccount()
  registry = await newRegistry(engine.url, engine.ecr(account))
})

const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
})

test('without credentials the registry asks for Basic ones, as ECR does', async () => {
  const { host } = new URL(engine.url)
  const { status, headers, text } = await ask(engine.url, 'GET', '/v2/')
  expect(status).toBe(401)
  expect(headers['www-authenticate']).toBe(`Basic realm="http://${host}/",service="ecr.amazonaws.com"`)
  expect(JSON.parse(text).errors).toHaveLength(1)
  const named = await ask(engine.url, 'GET', '/v2/', {
    headers: { host: `${account}.dkr.ecr.eu-west-1.localhost:4510` },
  })
  expect(named.headers['www-authenticate']).toBe(
    `Basic realm="https://${account}.dkr.ecr.eu-west-1.amazonaws.com/",service="ecr.amazonaws.com"`,
  )
})

test('the password of GetAuthorizationToken opens it', async () => {
  const { status, headers } = await registry.call('GET', '/v2/')
  expect(status).toBe(200)
  expect(headers['docker-distribution-api-version']).toBe('registry/2.0')
})

test.each([
  ['a wrong password', (password: string) => basic('AWS', `${password}0`)],
  [
    'a password of one’s own for another account',
    (password: string) => basic('AWS', password.replace(/^\d{12}/, newAccount())),
  ],
  ['another user', (password: string) => basic('root', password)],
  ['another scheme', (password: string) => ({ authorization: `Bearer ${password}` })],
  ['no base64', () => ({ authorization: 'Basic ***' })],
])('%s is refused', async (_, headers) => {
  const answer = await ask(engine.url, 'GET', '/v2/', { headers: headers(await passwordOf(engine.ecr(account))) })
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toBe('DENIED Your Authorization Token is invalid.')
})

test('a password is over after twelve hours of the engine clock', async () => {
  const HOUR = 60 * 60 * 1000
  engine.engine.clock.advance(account, 12 * HOUR - 60_000)
  expect((await registry.call('GET', '/v2/')).status).toBe(200)
  engine.engine.clock.advance(account, 60_000)
  const answer = await registry.call('GET', '/v2/')
  expect(answer.status).toBe(403)
  expect(errorOf(answer)).toBe('DENIED Your authorization token has expired. Reauthenticate and try again.')
})

test('a host name says whose registry and which Region', async () => {
  await registry.pushBlob('layer')
  const other = newAccount()
  await engine.ecr(other).send(new CreateRepositoryCommand({ repositoryName: 'app' }))
  const tags = (host: string) => registry.call('GET', '/v2/app/tags/list', { headers: { host } })
  expect((await tags(`${account}.dkr.ecr.us-east-1.localhost:4510`)).status).toBe(200)
  expect(errorOf(await tags(`${account}.dkr.ecr.eu-west-1.localhost:4510`))).toBe(
    `NAME_UNKNOWN The repository with name 'app' does not exist in the registry with id '${account}'`,
  )
  const refused = await tags(`${other}.dkr.ecr.us-east-1.localhost:4510`)
  expect(refused.status).toBe(403)
  expect(errorOf(refused)).toBe(
    `DENIED User: arn:aws:iam::${account}:root is not authorized to perform: ecr:ListImages on resource: arn:aws:ecr:us-east-1:${other}:repository/app because no resource-based policy allows the ecr:ListImages action`,
  )
})

test('another account pulls what the repository policy lets it, and pushes nothing', async () => {
  const owner = newAccount()
  const theirs = await newRegistry(engine.url, engine.ecr(owner))
  await theirs.putManifest('v1', await theirs.manifest('a'))
  const policyText = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'ecr:BatchGetImage' }],
  })
  await engine.ecr(owner).send(new SetRepositoryPolicyCommand({ repositoryName: 'app', policyText }))
  const host = `${owner}.dkr.ecr.us-east-1.localhost:4510`
  expect((await registry.call('GET', '/v2/app/manifests/v1', { headers: { host } })).status).toBe(200)
  expect((await registry.call('POST', '/v2/app/blobs/uploads/', { headers: { host } })).status).toBe(403)
})
