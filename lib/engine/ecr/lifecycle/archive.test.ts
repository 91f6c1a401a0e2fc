import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  ListImageReferrersCommand,
  ListImagesCommand,
  PutImageCommand,
  StartImageScanCommand,
  UpdateImageStorageClassCommand,
  type ECRClient,
  type ImageStatusFilter,
  type TargetStorageClass,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { openTestEngine } from '../../testing'
import { openRepository } from '../test-repository'
import { pushImage, pushedManifest } from '../test-push'

const repositoryName = 'app'
const engine = await openTestEngine({ speed: 'realistic' })
let account: string
let ecr: ECRClient
const advance = (ms: number) => engine.advance(ms, account)
beforeEach(async () => void ({ account, ecr } = await openRepository(engine, repositoryName)))

const move = (targetStorageClass: TargetStorageClass, imageTag = 'v1') =>
  ecr.send(new UpdateImageStorageClassCommand({ repositoryName, imageId: { imageTag }, targetStorageClass }))
const get = (imageTag = 'v1') => ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag }] }))
const tags = async (imageStatus?: ImageStatusFilter) =>
  (
    await ecr.send(new ListImagesCommand({ repositoryName, ...(imageStatus && { filter: { imageStatus } }) }))
  ).imageIds?.map(({ imageTag }) => imageTag)
const details = async () =>
  (await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }] }))).imageDetails?.[0]

test('an archived image is listed where it is asked for, cannot be pulled, and comes back after a while', async () => {
  const imageDigest = await pushImage(ecr, repositoryName, 'v1')
  await pushImage(ecr, repositoryName, 'v2')
  expect(await move('ARCHIVE')).toMatchObject({
    repositoryName,
    imageId: { imageTag: 'v1', imageDigest },
    imageStatus: 'ARCHIVED',
  })
  expect([await tags(), await tags('ARCHIVED'), await tags('ANY'), await tags('ACTIVATING')]).toEqual([
    ['v2'],
    ['v1'],
    expect.arrayContaining(['v1', 'v2']),
    [],
  ])
  expect((await get()).failures).toMatchObject([{ failureCode: 'ImageInaccessible' }])
  expect(await details()).toMatchObject({ imageStatus: 'ARCHIVED', lastArchivedAt: expect.any(Date) })
  await expect(move('ARCHIVE')).rejects.toMatchObject({ name: 'ImageStorageClassUpdateNotSupportedException' })

  expect((await move('STANDARD')).imageStatus).toBe('ACTIVATING')
  expect([await tags(), await tags('ACTIVATING')]).toEqual([['v2'], ['v1']])
  await expect(move('STANDARD')).rejects.toMatchObject({ name: 'ImageStorageClassUpdateNotSupportedException' })
  expect((await get()).failures).toHaveLength(1)
  advance(60_000)
  expect(await details()).toMatchObject({
    imageStatus: 'ACTIVE',
    lastActivatedAt: expect.any(Date),
    lastArchivedAt: expect.any(Date),
  })
  expect((await get()).images).toHaveLength(1)
})

test('an archived image is not scanned, and can be deleted', async () => {
  await pushImage(ecr, repositoryName, 'v1')
  const imageId = { imageTag: 'v1' }
  await ecr.send(new StartImageScanCommand({ repositoryName, imageId }))
  advance(25 * 60 * 60 * 1000)
  await move('ARCHIVE')
  await expect(ecr.send(new StartImageScanCommand({ repositoryName, imageId }))).rejects.toMatchObject({
    name: 'ImageArchivedException',
  })
  const { imageScanStatus } = await ecr.send(new DescribeImageScanFindingsCommand({ repositoryName, imageId }))
  expect(imageScanStatus?.status).toBe('IMAGE_ARCHIVED')
  expect((await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [imageId] }))).failures).toEqual([])
})

test('what refers to an image is listed with its annotations, by type and status, in pages', async () => {
  const subject = await pushImage(ecr, repositoryName, 'v1')
  const sign = async (name: string, artifactType: string) => {
    const manifest: object = JSON.parse(await pushedManifest(ecr, repositoryName, name))
    const annotations = { name, ['__proto__']: 'kept out' }
    const imageManifest = JSON.stringify({
      ...manifest,
      artifactType,
      annotations,
      subject: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: subject, size: 1 },
    })
    await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: name }))
    return imageManifest.length
  }
  const size = await sign('signature', 'application/vnd.example.signature')
  await sign('sbom', 'application/vnd.example.sbom')
  const list = (input = {}) =>
    ecr.send(new ListImageReferrersCommand({ repositoryName, subjectId: { imageDigest: subject }, ...input }))
  const artifactTypes = ['application/vnd.example.signature']
  expect((await list({ filter: { artifactTypes } })).referrers).toEqual([
    {
      digest: expect.stringMatching(/^sha256:/),
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactType: artifactTypes[0],
      size,
      annotations: { name: 'signature' },
      artifactStatus: 'ACTIVE',
    },
  ])
  const first = await list({ maxResults: 1 })
  const second = await list({ maxResults: 1, nextToken: first.nextToken })
  expect(new Set([...(first.referrers ?? []), ...(second.referrers ?? [])].map(({ digest }) => digest)).size).toBe(2)
  expect(second.nextToken).toBeUndefined()
  await move('ARCHIVE', 'sbom')
  expect((await list()).referrers).toHaveLength(1)
  expect((await list({ filter: { artifactStatus: 'ANY' } })).referrers).toHaveLength(2)
})
