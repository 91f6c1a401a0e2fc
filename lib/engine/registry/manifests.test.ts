import {
  BatchDeleteImageCommand,
  DescribeImagesCommand,
  PutImageTagMutabilityCommand,
  UpdateImageStorageClassCommand,
  type ECRClient,
  type ImageTagMutability,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { sha256 } from '../ecr/manifests'
import { newAccount, openTestEngine } from '../testing'
import { errorOf, newRegistry, type TestRegistry } from './test-registry'

const OCI = 'application/vnd.oci.image.manifest.v1+json'
const INDEX = 'application/vnd.oci.image.index.v1+json'
const repositoryName = 'app'
const engine = await openTestEngine()
let account: string
let ecr: ECRClient
let registry: TestRegistry
beforeEach(async () => {
  account = newAccount()
  ecr = engine.ecr(account)
  registry = await newRegistry(engine.url, ecr)
})

const get = (reference: string, headers = {}) => registry.call('GET', `/v2/app/manifests/${reference}`, { headers })
const describe = async (id: { imageTag?: string; imageDigest?: string }) =>
  (await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [id] }))).imageDetails?.[0]

test('what is pushed is in ECR at once, with size and media types', async () => {
  const manifest = await registry.manifest('a')
  const digest = sha256(manifest)
  expect(await registry.putManifest('v1', manifest)).toMatchObject({
    status: 201,
    headers: { location: `/v2/app/manifests/${digest}`, 'docker-content-digest': digest },
  })
  const { config, layers } = JSON.parse(manifest)
  expect(await describe({ imageTag: 'v1' })).toMatchObject({
    imageDigest: digest,
    imageTags: ['v1'],
    imageSizeInBytes: config.size + layers[0].size,
    imageManifestMediaType: OCI,
    artifactMediaType: 'application/vnd.oci.image.config.v1+json',
  })
})

test('a manifest comes back byte for byte, by tag and by digest, whatever the client accepts', async () => {
  const manifest = `${await registry.manifest('a')}\n`
  const digest = sha256(manifest)
  await registry.putManifest('v1', manifest)
  for (const reference of ['v1', digest, digest.replace(':', '%3A')]) {
    const docker = { accept: 'application/vnd.docker.distribution.manifest.v2+json' }
    const answer = await get(reference, docker)
    expect(answer).toMatchObject({ status: 200, text: manifest })
    const headers = { 'content-type': OCI, 'docker-content-digest': digest, 'content-length': String(manifest.length) }
    expect(answer.headers).toMatchObject(headers)
    expect(await registry.call('HEAD', `/v2/app/manifests/${reference}`)).toMatchObject({
      status: 200,
      text: '',
      headers,
    })
  }
})

test('a pull is recorded, a look is not', async () => {
  await registry.putManifest('v1', await registry.manifest('a'))
  await registry.call('HEAD', '/v2/app/manifests/v1')
  expect((await describe({ imageTag: 'v1' }))?.lastRecordedPullTime).toBeUndefined()
  await get('v1')
  expect((await describe({ imageTag: 'v1' }))?.lastRecordedPullTime).toBeInstanceOf(Date)
})

test('by digest a manifest stays untagged, and must have that digest', async () => {
  const manifest = await registry.manifest('a')
  expect(await registry.putManifest(sha256(manifest), manifest)).toMatchObject({ status: 201 })
  expect((await describe({ imageDigest: sha256(manifest) }))?.imageTags).toBeUndefined()
  const wrong = await registry.putManifest(sha256('other'), manifest)
  expect(wrong.status).toBe(400)
  expect(errorOf(wrong)).toMatch(/^DIGEST_INVALID The digest 'sha256:/)
})

test('the same push again succeeds', async () => {
  const manifest = await registry.manifest('a')
  for (const reference of ['v1', 'v1', sha256(manifest)])
    expect(await registry.putManifest(reference, manifest)).toMatchObject({ status: 201 })
})

test.each<[ImageTagMutability, string, number]>([
  ['MUTABLE', 'v1', 201],
  ['IMMUTABLE', 'v1', 400],
  ['IMMUTABLE', 'dev-1', 400],
  ['IMMUTABLE_WITH_EXCLUSION', 'v1', 400],
  ['IMMUTABLE_WITH_EXCLUSION', 'dev-1', 201],
  ['MUTABLE_WITH_EXCLUSION', 'v1', 201],
  ['MUTABLE_WITH_EXCLUSION', 'dev-1', 400],
])('%s: a push of another image to %s is answered %d', async (imageTagMutability, tag, status) => {
  const first = await registry.manifest('first')
  await registry.putManifest(tag, first)
  const imageTagMutabilityExclusionFilters = imageTagMutability.endsWith('EXCLUSION')
    ? [{ filterType: 'WILDCARD' as const, filter: 'dev-*' }]
    : undefined
  await ecr.send(
    new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters }),
  )
  expect(await registry.putManifest(tag, first)).toMatchObject({ status: 201 })
  const second = await registry.manifest('second')
  const answer = await registry.putManifest(tag, second)
  expect(answer.status).toBe(status)
  expect((await get(tag)).text).toBe(status === 201 ? second : first)
  if (status === 400)
    expect(errorOf(answer)).toBe(
      `TAG_INVALID The image tag '${tag}' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.`,
    )
})

test('config and layers come before the manifest', async () => {
  const { layers, ...rest } = JSON.parse(await registry.manifest('a'))
  const missing = sha256('missing')
  const answer = await registry.putManifest(
    'v1',
    JSON.stringify({ ...rest, layers: [...layers, { digest: missing, size: 7 }] }),
  )
  expect(answer.status).toBe(404)
  expect(errorOf(answer)).toBe(
    `BLOB_UPLOAD_UNKNOWN Layers with digests '[${missing}]' required for pushing image into repository with name 'app' in the registry with id '${account}' do not exist`,
  )
})

test('an index comes after its images, and they cannot be deleted before it', async () => {
  const manifest = await registry.manifest('a')
  const child = sha256(manifest)
  const index = JSON.stringify({
    schemaVersion: 2,
    mediaType: INDEX,
    manifests: [{ mediaType: OCI, digest: child, size: manifest.length }],
  })
  const early = await registry.putManifest('v1', index, INDEX)
  expect(early.status).toBe(404)
  expect(errorOf(early)).toMatch(/^MANIFEST_UNKNOWN Images with digests '\[sha256:/)
  await registry.putManifest(child, manifest)
  expect(await registry.putManifest('v1', index, INDEX)).toMatchObject({ status: 201 })
  expect(await get('v1')).toMatchObject({ text: index, headers: { 'content-type': INDEX } })
  expect(await describe({ imageTag: 'v1' })).toMatchObject({ imageManifestMediaType: INDEX })
  expect(await registry.call('DELETE', `/v2/app/manifests/${child}`)).toMatchObject({ status: 405 })
  expect(await registry.call('DELETE', '/v2/app/manifests/v1')).toMatchObject({ status: 202 })
  expect(await registry.call('DELETE', `/v2/app/manifests/${child}`)).toMatchObject({ status: 202 })
})

test('what is deleted is gone at once', async () => {
  const manifest = await registry.manifest('a')
  await registry.putManifest('v1', manifest)
  await registry.putManifest('v2', manifest)
  expect(await registry.call('DELETE', '/v2/app/manifests/v1')).toMatchObject({ status: 202 })
  expect(await registry.call('HEAD', '/v2/app/manifests/v1')).toMatchObject({ status: 404 })
  expect(await get('v2')).toMatchObject({ status: 200 })
  await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageDigest: sha256(manifest) }] }))
  for (const reference of ['v2', sha256(manifest)]) {
    const answer = await get(reference)
    expect(answer.status).toBe(404)
    expect(errorOf(answer)).toBe('MANIFEST_UNKNOWN Requested image not found')
  }
  expect(await registry.call('DELETE', '/v2/app/manifests/v1')).toMatchObject({ status: 404 })
})

test('an archived image cannot be pulled, and comes back with a push', async () => {
  const manifest = await registry.manifest('a')
  await registry.putManifest('v1', manifest)
  await ecr.send(
    new UpdateImageStorageClassCommand({ repositoryName, imageId: { imageTag: 'v1' }, targetStorageClass: 'ARCHIVE' }),
  )
  for (const method of ['GET', 'HEAD'])
    expect(await registry.call(method, '/v2/app/manifests/v1')).toMatchObject({ status: 404 })
  expect(await registry.putManifest('v1', manifest)).toMatchObject({ status: 201 })
  expect(await get('v1')).toMatchObject({ status: 200, text: manifest })
  expect(await describe({ imageTag: 'v1' })).toMatchObject({ imageStatus: 'ACTIVE' })
})

test('what refers to an image is listed, by type where one is asked for', async () => {
  const image = await registry.manifest('a')
  const subject = { mediaType: OCI, digest: sha256(image), size: image.length }
  await registry.putManifest('v1', image)
  const list = async (query = '') => {
    const answer = await registry.call('GET', `/v2/app/referrers/${subject.digest}${query}`)
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': INDEX } })
    return { headers: answer.headers, ...JSON.parse(answer.text) }
  }
  expect((await list()).manifests).toEqual([])
  const signature = await registry.manifest('s', 'app', {
    artifactType: 'application/x-signature',
    subject,
    annotations: { by: 'me' },
  })
  const put = await registry.putManifest(sha256(signature), signature)
  expect(put).toMatchObject({ status: 201, headers: { 'oci-subject': subject.digest } })
  expect((await list()).manifests).toEqual([
    {
      mediaType: OCI,
      digest: sha256(signature),
      size: signature.length,
      artifactType: 'application/x-signature',
      annotations: { by: 'me' },
    },
  ])
  expect((await list('?artifactType=application/x-other')).manifests).toEqual([])
  const filtered = await list('?artifactType=application/x-signature')
  expect(filtered.manifests).toHaveLength(1)
  expect(filtered.headers['oci-filters-applied']).toBe('artifactType')
})
