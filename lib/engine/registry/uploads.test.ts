import { connect } from 'node:net'
import { once } from 'node:events'
import {
  CreateRepositoryCommand,
  CreateRepositoryCreationTemplateCommand,
  DescribeRepositoriesCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { sha256 } from '../ecr/manifests'
import { newAccount, openTestEngine } from '../testing'
import { errorOf, newRegistry, type TestRegistry } from './test-registry'

const engine = await openTestEngine()
let account: string
let ecr: ECRClient
let registry: TestRegistry
beforeEach(async () => {
  account = newAccount()
  ecr = engine.ecr(account)
  registry = await newRegistry(engine.url, ecr)
})

const LAYER = 'the bytes of a layer'
const DIGEST = sha256(LAYER)

const expectBlob = async (digest = DIGEST, bytes = LAYER, repository = 'app') => {
  const head = await registry.call('HEAD', `/v2/${repository}/blobs/${digest}`)
  expect(head).toMatchObject({ status: 200, text: '' })
  expect(head.headers).toMatchObject({ 'content-length': String(bytes.length), 'docker-content-digest': digest })
  expect((await registry.call('GET', `/v2/${repository}/blobs/${digest}`)).text).toBe(bytes)
}

const expectNoBlob = async (digest = DIGEST, repository = 'app') =>
  expect(await registry.call('GET', `/v2/${repository}/blobs/${digest}`)).toMatchObject({ status: 404 })

test('a blob comes in one request', async () => {
  const { status, headers } = await registry.call('POST', `/v2/app/blobs/uploads/?digest=${DIGEST}`, { body: LAYER })
  expect(status).toBe(201)
  expect(headers).toMatchObject({ location: `/v2/app/blobs/${DIGEST}`, 'docker-content-digest': DIGEST })
  await expectBlob()
})

test('a blob comes with the request that ends its upload', async () => {
  expect(await registry.call('PUT', `${await registry.begin()}?digest=${DIGEST}`, { body: LAYER })).toMatchObject({
    status: 201,
  })
  await expectBlob()
})

test('a blob comes in chunks, with and without their place', async () => {
  const location = await registry.begin()
  const first = await registry.call('PATCH', location, { body: LAYER.slice(0, 5) })
  expect(first).toMatchObject({ status: 202, headers: { location, range: '0-4' } })
  const second = await registry.call('PATCH', location, {
    body: LAYER.slice(5, 9),
    headers: { 'content-range': '5-8' },
  })
  expect(second).toMatchObject({ status: 202, headers: { range: '0-8' } })
  expect(await registry.call('GET', location)).toMatchObject({ status: 204, headers: { location, range: '0-8' } })
  const last = { body: LAYER.slice(9), headers: { 'content-range': `9-${LAYER.length - 1}` } }
  expect(await registry.call('PUT', `${location}?digest=${DIGEST}`, last)).toMatchObject({ status: 201 })
  await expectBlob()
  expect(await registry.call('GET', location)).toMatchObject({ status: 404 })
})

test('a chunk that leaves a gap is refused with the place where the next one starts', async () => {
  const location = await registry.begin()
  await registry.call('PATCH', location, { body: 'abcd' })
  const gap = await registry.call('PATCH', location, { body: 'xy', headers: { 'content-range': '9-10' } })
  expect(gap).toMatchObject({ status: 416, headers: { location, range: '0-3' } })
  expect(errorOf(gap)).toBe('BLOB_UPLOAD_INVALID First byte of the layer part is 9 instead of 4')
  expect(await registry.call('GET', location)).toMatchObject({ headers: { range: '0-3' } })
})

test('another digest than the bytes have is refused, and nothing is kept', async () => {
  const location = await registry.begin()
  const answer = await registry.call('PUT', `${location}?digest=${sha256('other')}`, { body: LAYER })
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toBe(
    'BLOB_UPLOAD_INVALID None of the provided layer digests match the calculated layer digest',
  )
  await expectNoBlob()
  await expectNoBlob(sha256('other'))
  const gone = await registry.call('GET', location)
  expect(gone.status).toBe(404)
  expect(errorOf(gone)).toMatch(/^BLOB_UPLOAD_UNKNOWN The upload with id '/)
})

test('ECR takes no empty blob', async () => {
  const location = await registry.begin()
  const answer = await registry.call('PUT', `${location}?digest=${sha256('')}`)
  const id = location.split('/').at(-1)
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toBe(
    `BLOB_UPLOAD_INVALID The upload with id '${id}' in the repository with name 'app' in registry with id '${account}' cannot be completed because it does not have any parts`,
  )
})

test.each(['', '?digest=', '?digest=sha256:../../engine.db', '?digest=md5:00', `?digest=sha256:${'A'.repeat(64)}`])(
  'an upload cannot end with %s',
  async (query) => {
    const answer = await registry.call('PUT', `${await registry.begin()}${query}`, { body: LAYER })
    expect(answer.status).toBe(400)
    expect(errorOf(answer)).toMatch(/^DIGEST_INVALID/)
  },
)

test('an upload is called off', async () => {
  const location = await registry.begin()
  await registry.call('PATCH', location, { body: LAYER })
  expect(await registry.call('DELETE', location)).toMatchObject({ status: 204 })
  expect(await registry.call('PATCH', location, { body: LAYER })).toMatchObject({ status: 404 })
})

test.each(['00000000-0000-4000-8000-000000000000', '..', '%2e%2e%2fengine.db', 'a%00b'])(
  'there is no upload %s',
  async (id) => {
    const answer = await registry.call('PATCH', `/v2/app/blobs/uploads/${id}`, { body: LAYER })
    expect(answer.status).toBe(404)
    expect(errorOf(answer)).toMatch(/^BLOB_UPLOAD_UNKNOWN/)
  },
)

test('an upload of one repository is none of another', async () => {
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'other' }))
  const location = (await registry.begin()).replace('/app/', '/other/')
  expect(await registry.call('PUT', `${location}?digest=${DIGEST}`, { body: LAYER })).toMatchObject({ status: 404 })
})

test('a second writer at one upload is refused, the first goes on; what came before a break is kept', async () => {
  const location = await registry.begin()
  const { hostname, port } = new URL(engine.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(
    `PATCH ${location} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: ${registry.authorization}\r\nContent-Length: 100\r\n\r\nhalf`,
  )
  await expect.poll(async () => (await registry.call('GET', location)).headers.range).toBe('0-3')
  const second = await registry.call('PATCH', location, { body: 'second' })
  expect(second.status).toBe(409)
  expect(errorOf(second)).toMatch(/^BLOB_UPLOAD_INVALID Another request is writing/)
  socket.destroy()
  await expect.poll(async () => (await registry.call('PATCH', location, { body: ' done' })).status).toBe(202)
  const digest = sha256('half done')
  expect(await registry.call('PUT', `${location}?digest=${digest}`)).toMatchObject({ status: 201 })
  await expectBlob(digest, 'half done')
})

test('a layer is mounted from another repository of the registry', async () => {
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'other' }))
  await registry.pushBlob(LAYER)
  const mount = `/v2/other/blobs/uploads/?mount=${DIGEST}&from=app`
  expect(await registry.call('POST', mount)).toMatchObject({
    status: 201,
    headers: { 'docker-content-digest': DIGEST },
  })
  await expectBlob(DIGEST, LAYER, 'other')
})

test('what cannot be mounted must be uploaded: absent, unknown repository, another account’s', async () => {
  const theirs = await newRegistry(engine.url, engine.ecr(newAccount()))
  await theirs.pushBlob('secret of another')
  const secret = sha256('secret of another')
  const mounts = [
    `mount=${sha256('absent')}&from=app`,
    `mount=${DIGEST}&from=none`,
    `mount=${secret}&from=app`,
    `mount=${secret}`,
  ]
  for (const query of mounts) {
    const answer = await registry.call('POST', `/v2/app/blobs/uploads/?${query}`)
    expect(answer).toMatchObject({
      status: 202,
      headers: { location: expect.stringMatching(/^\/v2\/app\/blobs\/uploads\//) },
    })
  }
  await expectNoBlob(secret)
})

test('a part of a blob is answered where one is asked for', async () => {
  await registry.pushBlob(LAYER)
  const get = (range: string) => registry.call('GET', `/v2/app/blobs/${DIGEST}`, { headers: { range } })
  const size = LAYER.length
  expect(await get('bytes=4-8')).toMatchObject({
    status: 206,
    text: 'bytes',
    headers: { 'content-range': `bytes 4-8/${size}` },
  })
  expect(await get('bytes=15-')).toMatchObject({ status: 206, text: 'layer' })
  expect(await get('bytes=-5')).toMatchObject({ status: 206, text: 'layer' })
  expect(await get('bytes=0-999')).toMatchObject({ status: 206, text: LAYER })
  expect(await get('bytes=20-')).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${size}` } })
  for (const whole of ['bytes=0-1,4-5', 'bytes=8-4', 'lines=1-2', 'bytes=-'])
    expect(await get(whole)).toMatchObject({ status: 200, text: LAYER })
})

test('a blob that a repository lacks is not there, even where another has it', async () => {
  await registry.pushBlob(LAYER)
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'other' }))
  await expectNoBlob(DIGEST, 'other')
  expect(errorOf(await registry.call('GET', `/v2/app/blobs/${sha256('x')}`))).toMatch(/^BLOB_UNKNOWN/)
  expect(errorOf(await registry.call('GET', '/v2/app/blobs/sha256:..%2f..%2fengine.db'))).toMatch(/^DIGEST_INVALID/)
  expect(await registry.call('DELETE', `/v2/app/blobs/${DIGEST}`)).toMatchObject({ status: 405 })
})

test('a repository must be there before a push', async () => {
  const answer = await registry.call('POST', '/v2/none/blobs/uploads/')
  expect(answer.status).toBe(404)
  expect(errorOf(answer)).toBe(
    `NAME_UNKNOWN The repository with name 'none' does not exist in the registry with id '${account}'`,
  )
})

test('a push creates a repository where a template says so', async () => {
  await ecr.send(
    new CreateRepositoryCreationTemplateCommand({
      prefix: 'team',
      appliedFor: ['CREATE_ON_PUSH'],
      imageTagMutability: 'IMMUTABLE',
    }),
  )
  expect(await registry.call('POST', '/v2/team/new/blobs/uploads/')).toMatchObject({ status: 202 })
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['team/new'] }))
  expect(repositories).toMatchObject([{ imageTagMutability: 'IMMUTABLE' }])
  expect(await registry.call('POST', '/v2/other/new/blobs/uploads/')).toMatchObject({ status: 404 })
  const host = `${newAccount()}.dkr.ecr.us-east-1.localhost:4510`
  expect(await registry.call('POST', '/v2/team/new/blobs/uploads/', { headers: { host } })).toMatchObject({
    status: 403,
  })
})

test.each(['App', 'a//b', '../app', '%2e%2e/app', 'a%2fb', 'a%00b', `${'a'.repeat(257)}`, '-a', 'a..b'])(
  'no repository is named %s',
  async (name) => {
    const answer = await registry.call('POST', `/v2/${name}/blobs/uploads/`)
    expect(answer.status).toBe(400)
    expect(errorOf(answer)).toMatch(/^NAME_INVALID/)
  },
)

test('a path that the registry does not have is not found', async () => {
  for (const path of ['/v2/app', '/v2/app/blobs', '/v2//', '/v2/app/tags', '/v2/../engine.db'])
    expect(await registry.call('GET', path)).toMatchObject({ status: 404 })
})
