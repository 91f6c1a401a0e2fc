import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  ListImagesCommand,
  PutImageCommand,
  PutImageTagMutabilityCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { openTestEndpoint } from '../../testing'
import { openRepository } from '../test-repository'
import { sha256 } from '../manifests'
import { pushImage, pushedManifest } from '../test-push'

const repositoryName = 'app'
const engine = await openTestEndpoint()
let account: string
let ecr: ECRClient
beforeEach(async () => void ({ account, ecr } = await openRepository(engine, repositoryName)))

const put = (imageManifest: string, imageTag?: string, imageDigest?: string) =>
  ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag, imageDigest }))

test('the digest is that of the manifest’s bytes', async () => {
  const manifest = await pushedManifest(ecr, repositoryName, 'a')
  const { image } = await put(manifest, 'v1')
  expect(image?.imageId).toEqual({ imageDigest: sha256(manifest), imageTag: 'v1' })
})

test('another digest than the bytes have is refused', async () => {
  const manifest = await pushedManifest(ecr, repositoryName, 'a')
  await expect(put(manifest, 'v1', sha256('other'))).rejects.toMatchObject({ name: 'ImageDigestDoesNotMatchException' })
})

test('a tag of a mutable repository moves, and the image it leaves stays untagged', async () => {
  const before = await pushImage(ecr, repositoryName, 'prod', 'before')
  const after = await pushImage(ecr, repositoryName, 'prod', 'after')
  const { imageIds } = await ecr.send(new ListImagesCommand({ repositoryName }))
  expect(imageIds).toHaveLength(2)
  expect(imageIds).toEqual(expect.arrayContaining([{ imageDigest: before }, { imageDigest: after, imageTag: 'prod' }]))
})

test('the same image with the same tag exists already; with another tag it is tagged', async () => {
  const manifest = await pushedManifest(ecr, repositoryName, 'a')
  await put(manifest, 'v1')
  await expect(put(manifest, 'v1')).rejects.toMatchObject({
    name: 'ImageAlreadyExistsException',
    message: `Image with digest '${sha256(manifest)}' and tag 'v1' already exists in the repository with name 'app' in registry with id '${account}'`,
  })
  await put(manifest, 'v2')
  const { imageIds } = await ecr.send(new ListImagesCommand({ repositoryName }))
  expect(imageIds?.map(({ imageTag }) => imageTag)).toEqual(['v1', 'v2'])
})

test('an immutable tag stays where it is', async () => {
  await pushImage(ecr, repositoryName, '1.0.0')
  await ecr.send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' }))
  await expect(pushImage(ecr, repositoryName, '1.0.0', 'other')).rejects.toMatchObject({
    name: 'ImageTagAlreadyExistsException',
    message:
      "The image tag '1.0.0' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.",
  })
  await pushImage(ecr, repositoryName, '1.0.1')
})

test('exclusion filters turn mutability around for the tags they fit', async () => {
  await pushImage(ecr, repositoryName, 'dev-1')
  await pushImage(ecr, repositoryName, '1.0')
  const imageTagMutabilityExclusionFilters = [{ filterType: 'WILDCARD' as const, filter: 'dev-*' }]
  const imageTagMutability = 'IMMUTABLE_WITH_EXCLUSION'
  await ecr.send(
    new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters }),
  )
  await pushImage(ecr, repositoryName, 'dev-1', 'moved')
  await expect(pushImage(ecr, repositoryName, '1.0', 'moved again')).rejects.toMatchObject({
    name: 'ImageTagAlreadyExistsException',
  })
})

test('config and layers must have been uploaded to the same repository', async () => {
  const manifest = await pushedManifest(ecr, repositoryName, 'a')
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'other' }))
  const elsewhere = new PutImageCommand({ repositoryName: 'other', imageManifest: manifest, imageTag: 'v1' })
  await expect(ecr.send(elsewhere)).rejects.toMatchObject({
    name: 'LayersNotFoundException',
    message: expect.stringContaining('sha256:'),
  })
})

test('the images of an index must be there before it', async () => {
  const manifests = [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: sha256('nothing'), size: 7 }]
  const index = JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests })
  await expect(put(index, 'v1')).rejects.toMatchObject({ name: 'ReferencedImagesNotFoundException' })
})

test.each(['{', '[]', '{"schemaVersion":2}'])('text that is no manifest is refused: %s', async (text) => {
  await expect(put(text, 'v1')).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test.each(['a/b', 'x y', 'ü', 'a\n'])('what is no tag is refused: %s', async (tag) => {
  await expect(pushImage(ecr, repositoryName, tag)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message:
      "Invalid parameter at 'imageTag' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_.]+''",
  })
})

test.each(['IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION'] as const)(
  'exclusion filters go with a mutability that has them: %s',
  async (imageTagMutability) => {
    const imageTagMutabilityExclusionFilters = [{ filterType: 'WILDCARD' as const, filter: 'dev-*' }]
    const given = imageTagMutability === 'IMMUTABLE' ? { imageTagMutabilityExclusionFilters } : {}
    const wrong = { imageTagMutability, ...given }
    for (const refused of [
      ecr.send(new PutImageTagMutabilityCommand({ repositoryName, ...wrong })),
      ecr.send(new CreateRepositoryCommand({ repositoryName: 'other', ...wrong })),
    ])
      await expect(refused).rejects.toMatchObject({
        message: expect.stringContaining(`when imageTagMutability is set as ${imageTagMutability}`),
      })
  },
)

test('a manifest without a media type takes the one of the request', async () => {
  const { mediaType, ...rest }: Record<string, unknown> = JSON.parse(await pushedManifest(ecr, repositoryName, 'a'))
  const imageManifestMediaType = String(mediaType)
  await ecr.send(
    new PutImageCommand({
      repositoryName,
      imageManifest: JSON.stringify(rest),
      imageManifestMediaType,
      imageTag: 'v1',
    }),
  )
  const { images } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }] }))
  expect(images?.[0]?.imageManifestMediaType).toBe(imageManifestMediaType)
})
