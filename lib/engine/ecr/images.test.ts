import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  DescribeImagesCommand,
  ListImagesCommand,
  paginateDescribeImages,
  paginateListImages,
  PutImageCommand,
  type ECRClient,
  type ImageIdentifier,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { openTestEndpoint } from '../testing'
import { openRepository } from './test-repository'
import { pushImage, pushedManifest } from './test-push'

const repositoryName = 'app'
const engine = await openTestEndpoint()
let account: string
let ecr: ECRClient
beforeEach(async () => void ({ account, ecr } = await openRepository(engine, repositoryName)))

const ids = async (tagStatus?: 'TAGGED' | 'UNTAGGED') =>
  (await ecr.send(new ListImagesCommand({ repositoryName, ...(tagStatus && { filter: { tagStatus } }) }))).imageIds
const remove = (...imageIds: { imageTag?: string; imageDigest?: string }[]) =>
  ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }))

test('ListImages gives one id per tag and one for an untagged image', async () => {
  const first = await pushImage(ecr, repositoryName, 'v1')
  const second = await pushImage(ecr, repositoryName, 'v1', 'second')
  expect(await ids('TAGGED')).toEqual([{ imageDigest: second, imageTag: 'v1' }])
  expect(await ids('UNTAGGED')).toEqual([{ imageDigest: first }])
  expect(await ids()).toHaveLength(2)
})

test('DescribeImages tells size, media types and tags', async () => {
  const imageDigest = await pushImage(ecr, repositoryName, 'v1')
  const { imageManifest = '' } =
    (await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageDigest }] }))).images?.[0] ?? {}
  const sizes: { config: { size: number }; layers: { size: number }[] } = JSON.parse(imageManifest)
  const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName }))
  expect(imageDetails).toEqual([
    {
      registryId: account,
      repositoryName,
      imageDigest,
      imageTags: ['v1'],
      imageSizeInBytes: sizes.config.size + (sizes.layers[0]?.size ?? 0),
      imagePushedAt: expect.any(Date),
      imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactMediaType: 'application/vnd.oci.image.config.v1+json',
      imageStatus: 'ACTIVE',
    },
  ])
})

test('both listings come in pages that lose and repeat nothing', async () => {
  for (const tag of ['a', 'c', 'd']) await pushImage(ecr, repositoryName, tag)
  const imageManifest = await manifestOf({ imageTag: 'a' })
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: 'b' }))
  await pushImage(ecr, repositoryName, 'd', 'replaced')
  const tags: (string | undefined)[] = []
  for await (const page of paginateListImages({ client: ecr, pageSize: 1 }, { repositoryName }))
    tags.push(...(page.imageIds ?? []).map(({ imageTag }) => imageTag))
  expect(tags.toSorted()).toEqual(['a', 'b', 'c', 'd', undefined])
  const digests: (string | undefined)[] = []
  for await (const page of paginateDescribeImages(
    { client: ecr, pageSize: 2 },
    { repositoryName, filter: { tagStatus: 'TAGGED' } },
  ))
    digests.push(...(page.imageDetails ?? []).map(({ imageDigest }) => imageDigest))
  expect(new Set(digests).size).toBe(3)
  expect(digests).toHaveLength(3)
})

test('DescribeImages of an image that is not there names it', async () => {
  const ask = new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'nope' }] })
  await expect(ecr.send(ask)).rejects.toMatchObject({
    name: 'ImageNotFoundException',
    message: `The image with imageId {imageDigest:'null', imageTag:'nope'} does not exist within the repository with name 'app' in the registry with id '${account}'`,
  })
})

test.each([
  [
    { imageTag: 'a b' },
    "Invalid parameter at 'imageTag' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_.]+''",
  ],
  [
    { imageDigest: 'sha' },
    "Invalid parameter at 'imageDigest' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+''",
  ],
])('DescribeImages refuses what is no id: %o', async (id, message) => {
  const ask = new DescribeImagesCommand({ repositoryName, imageIds: [id] })
  await expect(ecr.send(ask)).rejects.toMatchObject({ name: 'InvalidParameterException', message })
})

test('BatchGetImage answers what it finds and why not the rest', async () => {
  const digest = await pushImage(ecr, repositoryName, 'v1')
  const imageIds = [
    { imageTag: 'v1' },
    { imageTag: 'no' },
    {},
    { imageDigest: 'sha' },
    { imageTag: 'v1', imageDigest: `sha256:${'0'.repeat(64)}` },
    { imageTag: 'a b' },
  ]
  const { images, failures } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }))
  expect(images?.map(({ imageId }) => imageId)).toEqual([{ imageTag: 'v1', imageDigest: digest }])
  expect(failures?.map(({ failureCode }) => failureCode)).toEqual([
    'ImageNotFound',
    'MissingDigestAndTag',
    'InvalidImageDigest',
    'ImageTagDoesNotMatchDigest',
    'InvalidImageTag',
  ])
  expect(failures?.slice(0, 2).map(({ failureReason }) => failureReason)).toEqual([
    'Requested image not found',
    'Invalid request parameters: both tag and digest cannot be null',
  ])
})

test('deleting one of two tags leaves the image, deleting the last removes it', async () => {
  const imageDigest = await pushImage(ecr, repositoryName, 'a', 'same')
  await ecr.send(
    new PutImageCommand({ repositoryName, imageManifest: await manifestOf({ imageDigest }), imageTag: 'b' }),
  )
  expect((await remove({ imageTag: 'a' })).imageIds).toEqual([{ imageDigest, imageTag: 'a' }])
  expect(await ids()).toEqual([{ imageDigest, imageTag: 'b' }])
  expect(await remove({ imageTag: 'b' }, { imageTag: 'b' })).toMatchObject({
    imageIds: [{ imageDigest, imageTag: 'b' }],
    failures: [{ failureCode: 'ImageNotFound' }],
  })
  expect(await ids()).toEqual([])
})

test('deleting by digest removes every tag', async () => {
  const imageDigest = await pushImage(ecr, repositoryName, 'a', 'same')
  await ecr.send(
    new PutImageCommand({ repositoryName, imageManifest: await manifestOf({ imageDigest }), imageTag: 'b' }),
  )
  expect((await remove({ imageDigest })).imageIds).toEqual([
    { imageDigest, imageTag: 'a' },
    { imageDigest, imageTag: 'b' },
  ])
})

test('an image of an index goes after the index', async () => {
  const child = await pushImage(ecr, repositoryName, 'child')
  const manifests = [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: child, size: 1 }]
  const index = JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests })
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest: index, imageTag: 'index' }))
  expect((await remove({ imageDigest: child })).failures).toMatchObject([
    { failureCode: 'ImageReferencedByManifestList' },
  ])
  await remove({ imageTag: 'index' })
  expect((await remove({ imageDigest: child })).failures).toEqual([])
})

async function manifestOf(id: ImageIdentifier): Promise<string> {
  const { images } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [id] }))
  return images?.[0]?.imageManifest ?? ''
}

test('manifests come back byte for byte', async () => {
  const imageManifest = `${await pushedManifest(ecr, repositoryName, 'spaces')}  \n`
  const { image } = await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: 'spaces' }))
  expect(await manifestOf({ imageDigest: image?.imageId?.imageDigest })).toBe(imageManifest)
})
