import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  type ECRClient,
  type ImageDetail,
} from '@aws-sdk/client-ecr'
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { beforeAll, expect, test } from 'vitest'
import { newAccount, openTestEngine } from '../testing'
import { post } from './test-post'

const PARTNER = '111122223333'
const engine = await openTestEngine({ speed: 'realistic' })
const account = newAccount()
beforeAll(async () => {
  await post(engine.url, 'seed', { account, what: 'demo' })
})

async function imagesOf(ecr: ECRClient, repositoryName: string): Promise<ImageDetail[]> {
  const all: ImageDetail[] = []
  for (let nextToken: string | undefined; ;) {
    const page = await ecr.send(
      new DescribeImagesCommand({ repositoryName, nextToken, filter: { imageStatus: 'ANY' } }),
    )
    all.push(...(page.imageDetails ?? []))
    if (!(nextToken = page.nextToken)) return all
  }
}

/** The tags of each image, as one text each, and the untagged ones as nothing. */
const tagsOf = (images: readonly ImageDetail[]) =>
  images.map(({ imageTags = [] }) => imageTags.toSorted().join(' ')).toSorted()

test.each([
  ['hello-world', ['', '1.0.0 latest', '1.1.0']],
  ['edge/resizer-arm', ['1.3.9', '1.4.0', '1.4.0-amd64']],
  ['platform/multiarch', [...Array<string>(6).fill(''), 'v1-list', 'v2', 'v2-attested']],
  ['ml/inference', ['2.3', 'near-limit', 'too-large']],
  ['legacy/dotnet-windows', ['ltsc2022']],
  [
    'broken/samples',
    [
      'no-cmd',
      'no-config',
      'no-ric',
      'relative-entrypoint',
      'reserved-env',
      'schema1',
      'settings-18kb',
      'shell-form',
      'symlink-entrypoint',
      'volume-data',
      'zstd',
    ],
  ],
  ['immutable/payments', ['1.0.0', '1.0.1']],
  ['npx/example', ['1']],
  ['base/python-ric', ['3']],
  ['tmp/writer', ['1']],
  ['archive/old', ['0.9']],
  ['empty/repo', []],
])('%s has the images of the specification', async (repository, tags) => {
  expect(tagsOf(await imagesOf(engine.ecr(account), repository))).toEqual(tags)
})

test.each(['shared/feed', 'shared/half', 'shared/locked'])('%s of the partner has 5', async (repository) => {
  expect(tagsOf(await imagesOf(engine.ecr(PARTNER), repository))).toEqual(['5'])
})

test('checkout/api: 60 images, prod moved two hours ago, what it was before is untagged, two lifecycle rules', async () => {
  const ecr = engine.ecr(account)
  const images = await imagesOf(ecr, 'checkout/api')
  expect(images).toHaveLength(60)
  const tags = images.flatMap(({ imageTags = [] }) => imageTags)
  expect(tags).toEqual(expect.arrayContaining(['prod', 'staging']))
  const { lifecyclePolicyText = '' } = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: 'checkout/api' }))
  expect(JSON.parse(lifecyclePolicyText)).toMatchObject({
    rules: [{ selection: { countNumber: 3 } }, { selection: { countNumber: 40 } }],
  })
})

test('the repository of the documented flow has no policy in either Region; payments are immutable and have a key', async () => {
  const ask = new GetRepositoryPolicyCommand({ repositoryName: 'hello-world' })
  await expect(engine.ecr(account).send(ask)).rejects.toMatchObject({ name: 'RepositoryPolicyNotFoundException' })
  const { repositories = [] } = await engine
    .ecr(account)
    .send(new DescribeRepositoriesCommand({ repositoryNames: ['hello-world', 'immutable/payments'] }))
  expect(repositories).toMatchObject([
    { repositoryName: 'hello-world', imageTagMutability: 'MUTABLE', imageScanningConfiguration: { scanOnPush: true } },
    {
      repositoryName: 'immutable/payments',
      imageTagMutability: 'IMMUTABLE',
      encryptionConfiguration: { encryptionType: 'KMS' },
    },
  ])
})

test('of the large images one is over 10 GiB unpacked and not in ECR, and one is archived', async () => {
  const [large] = (await imagesOf(engine.ecr(account), 'ml/inference')).filter(({ imageTags }) =>
    imageTags?.includes('too-large'),
  )
  expect(Math.round((large?.imageSizeInBytes ?? 0) / 1e8)).toBe(41)
  expect((await imagesOf(engine.ecr(account), 'archive/old'))[0]).toMatchObject({ imageStatus: 'ARCHIVED' })
})

test('a reset starts again what goes on', async () => {
  await post(engine.url, 'reset', {})
  const lambda = engine.lambda('123456789012')
  const states = async () => {
    const read = (FunctionName: string) => lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
    const [created, updated, asleep] = await Promise.all(['onboarding-new', 'ml-inference', 'report-nightly'].map(read))
    return [created?.State, updated?.LastUpdateStatus, asleep?.State]
  }
  expect(await states()).toEqual(['Pending', 'InProgress', 'Inactive'])
  engine.engine.clock.advance('123456789012', 60 * 60 * 1000)
  expect(await states()).toEqual(['Active', 'Successful', 'Inactive'])
  await post(engine.url, 'reset', {})
  expect(await states()).toEqual(['Pending', 'InProgress', 'Inactive'])
})
