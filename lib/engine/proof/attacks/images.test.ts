import { sha256 } from '../../ecr/manifests'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT, ECR, KEYS, startTarget, type Target } from './test-target'

let target: Target
beforeAll(async () => void (target = await startTarget()))
afterAll(() => target.close())

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
  const layer = await target.registry.pushBlob('layer')
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...(await target.registry.pushBlob(config)) },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', ...layer }],
  })
  expect((await target.registry.putManifest('labels', manifest)).status).toBe(201)
  expect((await target.registry.call('GET', `/v2/app/blobs/${sha256(config)}`)).text).toBe(config)
  const made = await target.lambda(
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
    ...(await target.registry.pushBlob('{"architecture":"amd64","os":"linux"}')),
  }
  const layer = {
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    ...(await target.registry.pushBlob('a layer')),
  }
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
    const { status, text } = await target.registry.putManifest(`lie-${i}`, lie)
    expect({ lie: lie.slice(0, 200), status, text, refused: status >= 400 && status < 500 }).toMatchObject({
      refused: true,
    })
  }
  const many = of({ layers: Array.from({ length: 10_000 }, () => layer) })
  expect((await target.registry.putManifest('many', many)).status).toBeLessThan(500)
})

test('an index inside an index, a hundred deep, is taken or refused and can be deployed by nobody', async () => {
  const type = 'application/vnd.oci.image.index.v1+json'
  let inner = await target.registry.manifest('leaf')
  let mediaType = 'application/vnd.oci.image.manifest.v1+json'
  await target.registry.putManifest(sha256(inner), inner, mediaType)
  for (let depth = 0; depth < 100; depth++) {
    const body = JSON.stringify({
      schemaVersion: 2,
      mediaType: type,
      manifests: [{ mediaType, digest: sha256(inner), size: inner.length }],
    })
    expect((await target.registry.putManifest(depth === 99 ? 'nested' : sha256(body), body, type)).status).toBeLessThan(
      500,
    )
    inner = body
    mediaType = type
  }
  const described = await target.rpc(
    `${ECR}.DescribeImages`,
    '{"repositoryName":"app","imageIds":[{"imageTag":"nested"}]}',
  )
  expect(described.status).toBeLessThan(500)
  const made = await target.create(
    'nested',
    `"Code":{"ImageUri":"${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/app:nested"}`,
  )
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
    const { status } = await target.registry.call(method, path, {
      body: method === 'GET' ? undefined : 'x',
      headers: { 'content-type': 'application/vnd.oci.image.manifest.v1+json' },
    })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  }
})

test('nothing was written beside the store, and the engine is well', async () => {
  expect(target.strays()).toEqual([])
  expect((await fetch(`${target.url}/_gantry/health`)).status).toBe(200)
})
