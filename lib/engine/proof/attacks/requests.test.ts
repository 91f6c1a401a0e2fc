import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ECR, KEYS, ACCOUNT, startTarget, type Target } from './test-target'

let target: Target
beforeAll(async () => void (target = await startTarget()))
afterAll(() => target.close())

test('keys that objects are born with make the round trip as any other', async () => {
  const object = (keys: readonly string[]) => `{${keys.map((key) => `"${key}":"of ${key}"`).join(',')}}`
  const names = KEYS.filter((key) => key !== '__proto__')
  const made = await target.create('keys', `"Environment":{"Variables":${object(names)}},"Tags":${object(KEYS)}`)
  expect(made.status).toBe(201)
  expect(made.text).toContain(`"Variables":${object(names)}`)
  expect((await target.lambda('GET', '/2015-03-31/functions/keys')).text).toContain(object(KEYS))
  const refused = await target.create('proto', `"Environment":{"Variables":{"__proto__":"x"}}`)
  expect(refused).toMatchObject({ status: 400, text: expect.stringContaining("Value at 'environment.variables'") })
  const arn = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:keys`
  expect((await target.lambda('DELETE', `/2017-03-31/tags/${arn}?tagKeys=__proto__&tagKeys=toString`)).status).toBe(204)
  const left = await target.lambda('GET', `/2017-03-31/tags/${arn}`)
  expect(left.text).toBe(`{"Tags":${object(['constructor', 'hasOwnProperty'])}}`)

  await target.rpc('Logs_20140328.CreateLogGroup', `{"logGroupName":"keys","tags":${object(KEYS)}}`)
  const group = await target.rpc('Logs_20140328.ListTagsLogGroup', '{"logGroupName":"keys"}')
  expect(group.text).toBe(`{"tags":${object(KEYS)}}`)

  const tags = KEYS.map((Key) => `{"Key":"${Key}","Value":"v"}`).join(',')
  await target.rpc(`${ECR}.CreateRepository`, `{"repositoryName":"keys","tags":[${tags}]}`)
  const resourceArn = `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/keys`
  const listed = await target.rpc(`${ECR}.ListTagsForResource`, JSON.stringify({ resourceArn }))
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
    expect((await target.rpc(`${ECR}.${key}`, '{}')).status).toBe(400)
    expect((await target.lambda('GET', `/2015-03-31/functions/${key}`)).status).toBe(404)
    const seed = await fetch(`${target.url}/_gantry/seed`, { method: 'POST', body: JSON.stringify({ what: key }) })
    expect(seed.status).toBe(400)
    expect((await fetch(`${target.url}/_gantry/${key}`, { method: 'POST' })).status).toBe(404)
    const form = new URLSearchParams({ Action: key, Version: '2010-05-08' })
    expect((await fetch(target.url, { method: 'POST', body: form })).status).toBe(400)
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
  const status = await target.raw(
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
    expect((await target.lambda('POST', '/2015-03-31/functions', body)).status).toBe(400)
  await target.create('deep', '"Description":""')
  expect((await target.lambda('POST', '/2015-03-31/functions/deep/invocations', deep)).status).toBeLessThan(500)
  const text = (document: string) =>
    JSON.stringify({ repositoryName: 'app', policyText: document, lifecyclePolicyText: document })
  for (const document of [
    nested(4000, '[', ']'),
    nested(2000, '{"Statement":', '}'),
    `{"Statement":${nested(4000, '[', ']')}}`,
  ]) {
    expect((await target.rpc(`${ECR}.SetRepositoryPolicy`, text(document))).status).toBe(400)
    expect((await target.rpc(`${ECR}.PutLifecyclePolicy`, text(document))).status).toBe(400)
  }
  for (const body of [deep, objects, `{"schemaVersion":2,"layers":${deep}}`, `{"schemaVersion":2,"config":${objects}}`])
    expect([400, 405]).toContain((await target.registry.putManifest('deep', body)).status)
  const context = Buffer.from(nested(5000, '[', ']')).toString('base64')
  const headers = { authorization: target.authorization, 'x-amz-client-context': context }
  const path = `${target.url}/2015-03-31/functions/deep/invocations`
  expect((await fetch(path, { method: 'POST', headers })).status).toBeLessThan(500)
  await target.rpc('Logs_20140328.CreateLogGroup', '{"logGroupName":"deep"}')
  await target.rpc('Logs_20140328.CreateLogStream', '{"logGroupName":"deep","logStreamName":"s"}')
  const logEvents = [
    { timestamp: Date.now(), message: deep.slice(250_000, 750_001) },
    { timestamp: Date.now(), message: nested(100_000, '{"a":', '}') },
  ]
  await target.rpc(
    'Logs_20140328.PutLogEvents',
    JSON.stringify({ logGroupName: 'deep', logStreamName: 's', logEvents }),
  )
  const filtered = await target.rpc(
    'Logs_20140328.FilterLogEvents',
    '{"logGroupName":"deep","filterPattern":"{ $.a.a = 1 }"}',
  )
  expect(filtered.status).toBe(200)
})

test('requests that two readers would read differently are refused, and slow ones keep nobody waiting', async () => {
  const host = 'Host: 127.0.0.1\r\nConnection: close\r\n'
  expect(
    await target.raw(`POST / HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
  ).toBe(400)
  expect(await target.raw(`GET / HTTP/1.1\r\n${host}X-A: ${'a'.repeat(20_000)}\r\n\r\n`)).toBe(431)
  expect(await target.raw(`GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toBe(
    403,
  )
  expect(await target.raw(`GET http://evil.example/2015-03-31/functions HTTP/1.1\r\n${host}\r\n`)).toBeLessThan(500)
  expect(await target.raw(`GET /2015-03-31/functions HTTP/1.1\r\nHost: evil.example\r\n${host}\r\n`)).toBe(403)
  expect(await target.raw(`GET / HTTP/1.1\r\nConnection: close\r\n\r\n`)).toBeGreaterThanOrEqual(400)
  expect(await target.raw(`POST / HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`)).toBe(400)
  expect(await target.raw(`POST /2015-03-31/functions HTTP/1.1\r\n${host}Content-Length: 99999999999\r\n\r\n`)).toBe(
    413,
  )
  const slow = connect(Number(new URL(target.url).port), '127.0.0.1')
  slow.write(`POST /2015-03-31/functions HTTP/1.1\r\n${host}Content-Length: 1000\r\n\r\n{`)
  expect((await target.lambda('GET', '/2015-03-31/functions')).status).toBe(200)
  slow.destroy()
})

test('nothing was written beside the store, and the engine is well', async () => {
  expect(target.strays()).toEqual([])
  expect((await fetch(`${target.url}/_gantry/health`)).status).toBe(200)
})
