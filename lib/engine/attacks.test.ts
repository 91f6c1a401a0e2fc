import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ECRClient } from '@aws-sdk/client-ecr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from './ecr/manifests'
import { newRegistry, type TestRegistry } from './registry/test-registry'
import { startEngine, type RunningEngine } from './server/start'

const ACCOUNT = '222222222222'
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

let base: string
let running: RunningEngine
let registry: TestRegistry
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'gantry-attacks-'))
  running = await startEngine({ folder: join(base, 'data'), port: 0, speed: 'instant', logLevel: 'silent' })
  const credentials = { accessKeyId: ACCOUNT, secretAccessKey: 'x' }
  registry = await newRegistry(running.url, new ECRClient({ endpoint: running.url, region: 'us-east-1', credentials }))
  await fetch(`${running.url}/_gantry/seed`, {
    method: 'POST',
    body: JSON.stringify({ account: ACCOUNT, what: 'basics' }),
  })
})
afterAll(async () => {
  await running.close()
  rmSync(base, { recursive: true, force: true })
})

const authorization = `AWS4-HMAC-SHA256 Credential=${ACCOUNT}/20260101/us-east-1/lambda/aws4_request`

async function lambda(method: string, path: string, body?: string) {
  const answer = await fetch(running.url + path, {
    method,
    headers: { authorization },
    ...(body !== undefined && { body }),
  })
  return { status: answer.status, text: await answer.text() }
}

async function rpc(target: string, body: string) {
  const headers = { authorization, 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' }
  const answer = await fetch(running.url, { method: 'POST', headers, body })
  return { status: answer.status, text: await answer.text() }
}
const ECR = 'AmazonEC2ContainerRegistry_V20150921'

const create = (name: string, extra: string) =>
  lambda(
    'POST',
    '/2015-03-31/functions',
    `{"FunctionName":"${name}","PackageType":"Image","Role":"arn:aws:iam::${ACCOUNT}:role/lambda-ex","Code":{"ImageUri":"${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest"},${extra}}`,
  )

/** One raw exchange, for what no client would send. @returns the status, 0 when the connection is closed without one */
const raw = (text: string): Promise<number> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1')
      socket.end()
    })
    socket.once('error', () => undefined)
    socket.once('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)))
  })

test('keys that objects are born with make the round trip as any other', async () => {
  const object = (keys: readonly string[]) => `{${keys.map((key) => `"${key}":"of ${key}"`).join(',')}}`
  const names = KEYS.filter((key) => key !== '__proto__')
  const made = await create('keys', `"Environment":{"Variables":${object(names)}},"Tags":${object(KEYS)}`)
  expect(made.status).toBe(201)
  expect(made.text).toContain(`"Variables":${object(names)}`)
  expect((await lambda('GET', '/2015-03-31/functions/keys')).text).toContain(object(KEYS))
  const refused = await create('proto', `"Environment":{"Variables":{"__proto__":"x"}}`)
  expect(refused).toMatchObject({ status: 400, text: expect.stringContaining("Value at 'environment.variables'") })
  const arn = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:keys`
  expect((await lambda('DELETE', `/2017-03-31/tags/${arn}?tagKeys=__proto__&tagKeys=toString`)).status).toBe(204)
  const left = await lambda('GET', `/2017-03-31/tags/${arn}`)
  expect(left.text).toBe(`{"Tags":${object(['constructor', 'hasOwnProperty'])}}`)

  await rpc('Logs_20140328.CreateLogGroup', `{"logGroupName":"keys","tags":${object(KEYS)}}`)
  const group = await rpc('Logs_20140328.ListTagsLogGroup', '{"logGroupName":"keys"}')
  expect(group.text).toBe(`{"tags":${object(KEYS)}}`)

  const tags = KEYS.map((Key) => `{"Key":"${Key}","Value":"v"}`).join(',')
  await rpc(`${ECR}.CreateRepository`, `{"repositoryName":"keys","tags":[${tags}]}`)
  const resourceArn = `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/keys`
  const listed = await rpc(`${ECR}.ListTagsForResource`, JSON.stringify({ resourceArn }))
  expect(
    JSON.parse(listed.text)
      .tags.map(({ Key }: { Key: string }) => Key)
      .toSorted(),
  ).toEqual(KEYS.toSorted())
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Reflect.get({}, 'of __proto__')).toBeUndefined()
})

test('names of objects are no operations, seeds, functions or repositories', async () => {
  for (const key of KEYS) {
    expect((await rpc(`${ECR}.${key}`, '{}')).status).toBe(400)
    expect((await lambda('GET', `/2015-03-31/functions/${key}`)).status).toBe(404)
    const seed = await fetch(`${running.url}/_gantry/seed`, { method: 'POST', body: JSON.stringify({ what: key }) })
    expect(seed.status).toBe(400)
    expect((await fetch(`${running.url}/_gantry/${key}`, { method: 'POST' })).status).toBe(404)
    const form = new URLSearchParams({ Action: key, Version: '2010-05-08' })
    expect((await fetch(running.url, { method: 'POST', body: form })).status).toBe(400)
  }
})

const LONG = 'a'.repeat(1000)

test.each([
  '..',
  '%2e%2e',
  '%2e%2e%2fx',
  '..%2f..%2fetc',
  'a%00b',
  '%E2%80%AEgnp',
  '%EF%BC%A1',
  '%ED%A0%80',
  '%',
  '%zz',
  LONG,
  '%20',
  '\u0130',
])('the function name %s is refused or not found', async (name) => {
  const status = await raw(
    `GET /2015-03-31/functions/${Buffer.from(name).toString('latin1')} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
  )
  expect([400, 404]).toContain(status)
})

const nested = (depth: number, open: string, close: string, inner = '1') =>
  open.repeat(depth) + inner + close.repeat(depth)

test('a megabyte of nesting is refused wherever JSON is read', async () => {
  const deep = nested(500_000, '[', ']')
  const objects = nested(100_000, '{"a":', '}')
  for (const body of [deep, objects, `{"Environment":${objects}}`, `{"Tags":${deep}}`])
    expect((await lambda('POST', '/2015-03-31/functions', body)).status).toBe(400)
  await create('deep', '"Description":""')
  expect((await lambda('POST', '/2015-03-31/functions/deep/invocations', deep)).status).toBeLessThan(500)
  const text = (document: string) =>
    JSON.stringify({ repositoryName: 'app', policyText: document, lifecyclePolicyText: document })
  for (const document of [
    nested(4000, '[', ']'),
    nested(2000, '{"Statement":', '}'),
    `{"Statement":${nested(4000, '[', ']')}}`,
  ]) {
    expect((await rpc(`${ECR}.SetRepositoryPolicy`, text(document))).status).toBe(400)
    expect((await rpc(`${ECR}.PutLifecyclePolicy`, text(document))).status).toBe(400)
  }
  for (const body of [deep, objects, `{"schemaVersion":2,"layers":${deep}}`, `{"schemaVersion":2,"config":${objects}}`])
    expect([400, 405]).toContain((await registry.putManifest('deep', body)).status)
  const context = Buffer.from(nested(5000, '[', ']')).toString('base64')
  const headers = { authorization, 'x-amz-client-context': context }
  const path = `${running.url}/2015-03-31/functions/deep/invocations`
  expect((await fetch(path, { method: 'POST', headers })).status).toBeLessThan(500)
  await rpc('Logs_20140328.CreateLogGroup', '{"logGroupName":"deep"}')
  await rpc('Logs_20140328.CreateLogStream', '{"logGroupName":"deep","logStreamName":"s"}')
  const logEvents = [
    { timestamp: Date.now(), message: deep.slice(250_000, 750_001) },
    { timestamp: Date.now(), message: nested(100_000, '{"a":', '}') },
  ]
  await rpc('Logs_20140328.PutLogEvents', JSON.stringify({ logGroupName: 'deep', logStreamName: 's', logEvents }))
  const filtered = await rpc('Logs_20140328.FilterLogEvents', '{"logGroupName":"deep","filterPattern":"{ $.a.a = 1 }"}')
  expect(filtered.status).toBe(200)
})

test('requests that two readers would read differently are refused, and slow ones keep nobody waiting', async () => {
  const host = 'Host: 127.0.0.1\r\nConnection: close\r\n'
  expect(await raw(`POST / HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toBe(
    400,
  )
  expect(await raw(`GET / HTTP/1.1\r\n${host}X-A: ${'a'.repeat(20_000)}\r\n\r\n`)).toBe(431)
  expect(await raw(`GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toBe(403)
  expect(await raw(`GET http://evil.example/2015-03-31/functions HTTP/1.1\r\n${host}\r\n`)).toBeLessThan(500)
  expect(await raw(`GET /2015-03-31/functions HTTP/1.1\r\nHost: evil.example\r\n${host}\r\n`)).toBe(403)
  expect(await raw(`GET / HTTP/1.1\r\nConnection: close\r\n\r\n`)).toBeGreaterThanOrEqual(400)
  expect(await raw(`POST / HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`)).toBe(400)
  expect(await raw(`POST /2015-03-31/functions HTTP/1.1\r\n${host}Content-Length: 99999999999\r\n\r\n`)).toBe(413)
  const slow = connect(Number(new URL(running.url).port), '127.0.0.1')
  slow.write(`POST /2015-03-31/functions HTTP/1.1\r\n${host}Content-Length: 1000\r\n\r\n{`)
  expect((await lambda('GET', '/2015-03-31/functions')).status).toBe(200)
  slow.destroy()
})

test('an image of 10,000 labels, one of a megabyte, of HTML and of born keys is kept as it was pushed', async () => {
  const labels: Record<string, string> = Object.fromEntries([
    ...Array.from({ length: 10_000 }, (_, i) => [`label-${i}`, String(i)]),
    ['large', 'x'.repeat(1_000_000)],
    ['<img src=x onerror=alert(1)>', '</script>'],
    ...KEYS.map((key) => [key, 'v']),
  ])
  const config = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    config: { Labels: labels, Cmd: ['app'] },
    history: [{ created_by: '\u001b]52;c;eA==\u0007' }],
  })
  const layer = await registry.pushBlob('layer')
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...(await registry.pushBlob(config)) },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', ...layer }],
  })
  expect((await registry.putManifest('labels', manifest)).status).toBe(201)
  expect((await registry.call('GET', `/v2/app/blobs/${sha256(config)}`)).text).toBe(config)
  const made = await lambda(
    'POST',
    '/2015-03-31/functions',
    JSON.stringify({
      FunctionName: 'labels',
      PackageType: 'Image',
      Role: `arn:aws:iam::${ACCOUNT}:role/lambda-ex`,
      Code: { ImageUri: `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/app:labels` },
    }),
  )
  expect(made.status).toBe(201)
})

test('manifests that lie are refused, whatever they lie about', async () => {
  const config = {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    ...(await registry.pushBlob('{"architecture":"amd64","os":"linux"}')),
  }
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', ...(await registry.pushBlob('a layer')) }
  const of = (change: object) =>
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config,
      layers: [layer],
      ...change,
    })
  const lies = [
    ...[-1, 2 ** 53, 1e300, 0.5, 'x', null].map((size) => of({ layers: [{ ...layer, size }] })),
    ...['sha256:../../etc', 'sha256:', 'md5:00', `sha256:${'0'.repeat(64)}`, '../x', '', null].map((digest) =>
      of({ layers: [{ ...layer, digest }] }),
    ),
    of({ config: { ...config, digest: `sha256:${'f'.repeat(64)}` } }),
    of({ layers: Array.from({ length: 10_000 }, (_, i) => ({ ...layer, digest: sha256(String(i)) })) }),
    of({ layers: 'x' }),
    '{}',
    'null',
    '[]',
    '"x"',
    '',
  ]
  for (const [i, lie] of lies.entries()) {
    const { status, text } = await registry.putManifest(`lie-${i}`, lie)
    expect({ lie: lie.slice(0, 200), status, text, refused: status >= 400 && status < 500 }).toMatchObject({
      refused: true,
    })
  }
  const many = of({ layers: Array.from({ length: 10_000 }, () => layer) })
  expect((await registry.putManifest('many', many)).status).toBeLessThan(500)
})

test('an index inside an index, a hundred deep, is taken or refused and can be deployed by nobody', async () => {
  const type = 'application/vnd.oci.image.index.v1+json'
  let inner = await registry.manifest('leaf')
  let mediaType = 'application/vnd.oci.image.manifest.v1+json'
  await registry.putManifest(sha256(inner), inner, mediaType)
  for (let depth = 0; depth < 100; depth++) {
    const body = JSON.stringify({
      schemaVersion: 2,
      mediaType: type,
      manifests: [{ mediaType, digest: sha256(inner), size: inner.length }],
    })
    expect((await registry.putManifest(depth === 99 ? 'nested' : sha256(body), body, type)).status).toBeLessThan(500)
    inner = body
    mediaType = type
  }
  const described = await rpc(`${ECR}.DescribeImages`, '{"repositoryName":"app","imageIds":[{"imageTag":"nested"}]}')
  expect(described.status).toBeLessThan(500)
  const made = await create('nested', `"Code":{"ImageUri":"${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/app:nested"}`)
  expect(made.status).toBe(400)
})

test.each([
  '/v2/../../etc/passwd',
  '/v2/app/blobs/sha256:../../../etc/passwd',
  '/v2/app/blobs/uploads/../../x',
  '/v2/app/manifests/..',
  '/v2/App/manifests/x',
  '/v2/app/blobs/uploads/%2e%2e%2fx',
  '/v2/a%2fb/tags/list',
  '/v2/app/manifests/%00',
])('the registry has nothing at %s', async (path) => {
  for (const method of ['GET', 'PUT', 'PATCH', 'POST', 'DELETE']) {
    const { status } = await registry.call(method, path, {
      body: method === 'GET' ? undefined : 'x',
      headers: { 'content-type': 'application/vnd.oci.image.manifest.v1+json' },
    })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  }
})

test('nothing was written beside the store, and the engine is well', async () => {
  expect(readdirSync(base)).toEqual(['data'])
  expect(
    readdirSync(join(base, 'data')).filter((name) => !/^(blobs|rootfs|engine\.(db(-wal|-shm)?|lock))$/.test(name)),
  ).toEqual([])
  const shards = readdirSync(join(base, 'data', 'blobs', 'sha256'))
  expect(shards.filter((name) => !/^[0-9a-f]{2}$/.test(name))).toEqual([])
  expect((await fetch(`${running.url}/_gantry/health`)).status).toBe(200)
})
