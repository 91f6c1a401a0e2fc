import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeImagesCommand,
  DescribeImageScanFindingsCommand,
  DescribeRepositoriesCommand,
  type ECRClient,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  type ImageFailure,
  type ImageTagMutability,
  ListImagesCommand,
  ListTagsForResourceCommand,
  PutImageCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import { z } from 'zod'
import { pushedManifest, pushImage, pushIndex } from '../../ecr/test-push'
import { newAccount } from '../../testing'
import { simulatingEngine } from './bench'
import type { Seen, TextCase } from './compare-text'
import { seeError } from './see'

const repositoryName = 'apps'

/** A client of a new account that has one repository. */
async function open(imageTagMutability?: ImageTagMutability): Promise<ECRClient> {
  const ecr = (await simulatingEngine()).ecr(newAccount())
  await ecr.send(new CreateRepositoryCommand({ repositoryName, imageTagMutability }))
  return ecr
}

const error = (
  entry: string,
  work: (ecr: ECRClient) => Promise<unknown>,
  mutability?: ImageTagMutability,
): TextCase => ({
  section: 'ecr_errors',
  entry,
  see: async () => seeError(work(await open(mutability))),
})

/** A value that the SDK's types rule out. */
const asMutability = z.custom<ImageTagMutability>()

const words = (failures: ImageFailure[] = []) =>
  failures.map(({ failureCode, failureReason }) => `${failureCode}: "${failureReason}"`).join('; ')

async function seeFailures(): Promise<Seen> {
  const ecr = await open()
  const imageIds = [{ imageTag: 'absent' }, {}, { imageDigest: 'no-digest' }]
  const { failures, $metadata } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }))
  const deleted = await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }))
  if (words(deleted.failures) !== words(failures)) throw new Error(words(deleted.failures))
  return { status: $metadata.httpStatusCode, texts: [words(failures)] }
}

async function seeReferenced(): Promise<Seen> {
  const ecr = await open()
  const imageDigest = await pushImage(ecr, repositoryName, 'child')
  await pushIndex(ecr, repositoryName, 'index', [imageDigest])
  const { failures = [] } = await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageDigest }] }))
  return { texts: failures.map(({ failureCode = '' }) => failureCode) }
}

async function pushAgain(ecr: ECRClient): Promise<unknown> {
  const imageManifest = await pushedManifest(ecr, repositoryName, 'one')
  const put = () => ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: 'v1' }))
  await put()
  return put()
}

/** Errors of ECR's API. */
export const ecrCases: readonly TextCase[] = [
  error('RepositoryNotFoundException', (ecr) => ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['no'] }))),
  error('RepositoryAlreadyExistsException', (ecr) => ecr.send(new CreateRepositoryCommand({ repositoryName }))),
  error('RepositoryNotEmptyException', async (ecr) => {
    await pushImage(ecr, repositoryName, 'v1')
    return ecr.send(new DeleteRepositoryCommand({ repositoryName }))
  }),
  error('RepositoryPolicyNotFoundException', (ecr) => ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))),
  error('LifecyclePolicyNotFoundException', (ecr) => ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))),
  error('ImageNotFoundException', (ecr) =>
    ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'absent' }] })),
  ),
  error('ImageAlreadyExistsException', pushAgain),
  error(
    'ImageTagAlreadyExistsException',
    async (ecr) => {
      await pushImage(ecr, repositoryName, 'v1', 'one')
      return pushImage(ecr, repositoryName, 'v1', 'two')
    },
    'IMMUTABLE',
  ),
  error('ScanNotFoundException', async (ecr) => {
    await pushImage(ecr, repositoryName, 'v1')
    return ecr.send(new DescribeImageScanFindingsCommand({ repositoryName, imageId: { imageTag: 'v1' } }))
  }),
  error('maxResults', (ecr) => ecr.send(new ListImagesCommand({ repositoryName, maxResults: 1001 }))),
  error('imageTagMutability', (ecr) =>
    ecr.send(
      new CreateRepositoryCommand({ repositoryName: 'more', imageTagMutability: asMutability.parse('SOMETIMES') }),
    ),
  ),
  error('repositoryName', (ecr) => ecr.send(new CreateRepositoryCommand({ repositoryName: 'Not/A/Name' }))),
  error('PolicyText', (ecr) =>
    ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText: '{"no":"policy"}' })),
  ),
  error('resourceArn', (ecr) => ecr.send(new ListTagsForResourceCommand({ resourceArn: 'arn:aws:s3:::bucket' }))),
  { section: 'ecr_errors', entry: 'BatchGetImage/BatchDeleteImage', see: seeFailures },
  {
    section: 'ecr_errors',
    entry: 'ImageReferencedByManifestList',
    see: seeReferenced,
    pieces: ['ImageReferencedByManifestList'],
  },
]
