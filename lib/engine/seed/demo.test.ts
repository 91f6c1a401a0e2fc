import { createHash } from 'node:crypto'
import { BatchGetImageCommand, DescribeImagesCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import {
  GetFunctionCommand,
  ListAliasesCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda'
import { beforeAll, expect, test } from 'vitest'
import { newAccount, openTestEngine } from '../testing'
import { post } from './test-post'

const engine = await openTestEngine({ speed: 'realistic' })
const account = newAccount()
beforeAll(async () => {
  await post(engine.url, 'seed', { account, what: 'demo' })
})

const read = (FunctionName: string) => engine.lambda(account).send(new GetFunctionCommand({ FunctionName }))

/** Name, state and reason, last update and reason. */
const STATES: readonly (readonly [name: string, ...(string | undefined)[]])[] = [
  ['bad-entrypoint', 'Active', undefined, 'Successful'],
  ['checkout-api', 'Active', undefined, 'Successful'],
  ['checkout-cron', 'Active', undefined, 'Successful'],
  ['checkout-worker', 'Active', undefined, 'Successful'],
  ['future-state', 'ActiveNonInvocable', undefined, 'Successful'],
  ['hello-classic', 'Active', undefined, 'Successful'],
  ['invoices', 'Active', undefined, 'Successful'],
  ['legacy-etl', 'Inactive', 'ImageDeleted', 'Successful'],
  ['ml-inference', 'Active', undefined, 'InProgress', 'Creating'],
  ['never-worked', 'Failed', 'InvalidImage'],
  ['npx-example', 'Active', undefined, 'Successful'],
  ['onboarding-new', 'Pending', 'Creating'],
  ['partner-feed', 'Failed', 'ImageAccessDenied', 'Successful'],
  ['report-nightly', 'Inactive', 'Idle', 'Successful'],
  ['resizer', 'Active', undefined, 'Successful'],
  ['resizer-x86-broken', 'Active', undefined, 'Successful'],
  ['search-index', 'Active', undefined, 'Failed', 'InvalidImage'],
  ['slow-start', 'Active', undefined, 'Successful'],
  ['tag-gone', 'Active', undefined, 'Successful'],
  ['tmp-writer', 'Active', undefined, 'Successful'],
  ['zip-legacy', 'Active', undefined, 'Successful'],
]

test('the demo has these functions and no others', async () => {
  const { Functions = [] } = await engine.lambda(account).send(new ListFunctionsCommand({}))
  expect(Functions.map(({ FunctionName }) => FunctionName).toSorted()).toEqual(STATES.map(([name]) => name))
})

test.each(STATES.map(([name, ...expected]) => ({ name, expected })))('$name: $expected', async ({ name, expected }) => {
  const { Configuration: is } = await read(name)
  const found = [is?.State, is?.StateReasonCode, is?.LastUpdateStatus, is?.LastUpdateStatusReasonCode]
  expect(found).toEqual(Array.from(found, (_, i) => expected[i]))
})

/** Where the image of a function stands in its repository now. */
async function drift(name: string): Promise<string> {
  const { Code } = await read(name)
  const [, registryId = '', repositoryName, separator, reference = ''] =
    /^(\d{12})\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\/(.+?)([:@])(.+)$/.exec(Code?.ImageUri ?? '') ?? []
  const digest = Code?.ResolvedImageUri?.split('@')[1] ?? ''
  const find = async (id: { imageTag: string } | { imageDigest: string }) => {
    const ask = new DescribeImagesCommand({ registryId, repositoryName, imageIds: [id] })
    return engine
      .ecr(registryId)
      .send(ask)
      .then(
        ({ imageDetails }) => imageDetails?.[0]?.imageDigest,
        () => undefined,
      )
  }
  if (!(await find({ imageDigest: digest }))) return 'image deleted'
  if (separator === '@') return 'pinned'
  const now = await find({ imageTag: reference })
  return now === digest ? 'in sync' : now ? 'tag moved' : 'tag deleted'
}

test.each([
  ['hello-classic', 'in sync'],
  ['checkout-api', 'tag moved'],
  ['checkout-worker', 'pinned'],
  ['invoices', 'pinned'],
  ['tag-gone', 'tag deleted'],
  ['legacy-etl', 'image deleted'],
  ['partner-feed', 'in sync'],
  ['resizer', 'in sync'],
  ['onboarding-new', 'in sync'],
  ['search-index', 'in sync'],
])('the image of %s: %s', async (name, expected) => {
  expect(await drift(name)).toBe(expected)
})

test('three functions run what had the tag prod before', async () => {
  const functions = await Promise.all(['checkout-api', 'checkout-worker', 'checkout-cron'].map(read))
  const digests = functions.map(({ Configuration }) => Configuration?.CodeSha256)
  expect(new Set(digests).size).toBe(1)
  const ask = new DescribeImagesCommand({
    repositoryName: 'checkout/api',
    imageIds: [{ imageDigest: `sha256:${digests[0]}` }],
  })
  const { imageDetails } = await engine.ecr(account).send(ask)
  expect(imageDetails?.[0]?.imageTags).toBeUndefined()
})

test('checkout-api has seven versions, each on an image that exists, and two aliases', async () => {
  const FunctionName = 'checkout-api'
  const { Versions = [] } = await engine.lambda(account).send(new ListVersionsByFunctionCommand({ FunctionName }))
  expect(Versions.map(({ Version }) => Version)).toEqual(['$LATEST', '1', '2', '3', '4', '5', '6', '7'])
  const imageIds = Versions.map(({ CodeSha256 }) => ({ imageDigest: `sha256:${CodeSha256}` }))
  const { imageDetails } = await engine
    .ecr(account)
    .send(new DescribeImagesCommand({ repositoryName: 'checkout/api', imageIds }))
  expect(imageDetails).toHaveLength(7)
  const { Aliases } = await engine.lambda(account).send(new ListAliasesCommand({ FunctionName }))
  expect(Aliases).toMatchObject([
    { Name: 'canary', FunctionVersion: '6', RoutingConfig: { AdditionalVersionWeights: { '7': 0.1 } } },
    { Name: 'live', FunctionVersion: '6' },
  ])
})

test('every repository of the demo is there', async () => {
  const names = async (owner: string) =>
    (await engine.ecr(owner).send(new DescribeRepositoriesCommand({}))).repositories?.map(
      ({ repositoryName }) => repositoryName,
    )
  expect(await names(account)).toEqual([
    'archive/old',
    'base/python-ric',
    'broken/samples',
    'checkout/api',
    'edge/resizer-arm',
    'empty/repo',
    'hello-world',
    'immutable/payments',
    'legacy/dotnet-windows',
    'ml/inference',
    'npx/example',
    'platform/multiarch',
    'tmp/writer',
  ])
  expect(await names('111122223333')).toEqual(['shared/feed', 'shared/half', 'shared/locked'])
})

test('each account that has the demo may read what the partner shares, and not what it locked', async () => {
  const second = newAccount()
  await post(engine.url, 'seed', { account: second, what: 'demo' })
  const read = (reader: string, repositoryName: string) =>
    engine
      .ecr(reader)
      .send(new BatchGetImageCommand({ registryId: '111122223333', repositoryName, imageIds: [{ imageTag: '5' }] }))
  for (const reader of [account, second]) {
    expect((await read(reader, 'shared/feed')).images).toHaveLength(1)
    expect((await read(reader, 'shared/half')).images).toHaveLength(1)
    await expect(read(reader, 'shared/locked')).rejects.toMatchObject({ name: 'AccessDeniedException' })
  }
})

test('what is being created and updated is done after ten minutes', async () => {
  engine.engine.clock.advance(account, 11 * 60_000)
  const { Configuration: created } = await read('onboarding-new')
  const { Configuration: updated } = await read('ml-inference')
  expect([created?.State, updated?.LastUpdateStatus]).toEqual(['Active', 'Successful'])
})

test('the package of the Zip function is where GetFunction says, and is what its digest says', async () => {
  const { Code, Configuration } = await read('zip-legacy')
  const bytes = Buffer.from(await (await fetch(Code?.Location ?? '')).arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('base64')).toBe(Configuration?.CodeSha256)
  expect(bytes.length).toBe(Configuration?.CodeSize)
})
