import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeImagesCommand,
  GetLifecyclePolicyCommand,
  GetLifecyclePolicyPreviewCommand,
  paginateGetLifecyclePolicyPreview,
  PutLifecyclePolicyCommand,
  StartLifecyclePolicyPreviewCommand,
  waitUntilLifecyclePolicyPreviewComplete,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { openTestEngine } from '../../testing'
import { openRepository } from '../test-repository'
import { runLifecycle } from './lifecycle-run'
import { pushImage, pushIndex } from '../test-push'

const repositoryName = 'app'
const DAY = 24 * 60 * 60 * 1000
const engine = await openTestEngine({ speed: 'realistic' })
let account: string
let ecr: ECRClient
const advance = (ms: number) => engine.advance(ms, account)
beforeEach(async () => void ({ account, ecr } = await openRepository(engine, repositoryName)))

const text = (...rules: object[]) => JSON.stringify({ rules }).padEnd(100)
const keepOne = text(
  {
    rulePriority: 1,
    selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 3 },
    action: { type: 'expire' },
  },
  {
    rulePriority: 2,
    selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 },
    action: { type: 'expire' },
  },
)
const archiveAll = text({
  rulePriority: 1,
  selection: { tagStatus: 'any', countType: 'sinceImagePulled', countUnit: 'days', countNumber: 30 },
  action: { type: 'transition', targetStorageClass: 'archive' },
})
const start = (lifecyclePolicyText?: string) =>
  ecr.send(new StartLifecyclePolicyPreviewCommand({ repositoryName, lifecyclePolicyText }))
const preview = (input = {}) => ecr.send(new GetLifecyclePolicyPreviewCommand({ repositoryName, ...input }))
const run = () => {
  const { region, url: origin } = engine
  return engine.engine.run({ account, region, origin }, (context) => runLifecycle(context, repositoryName))
}

/** Two images under `v1` in turn, four days ago, and `v2` and `v3` a day later each. */
async function pushFour(): Promise<string[]> {
  const digests = []
  for (const [tag, cmd] of [
    ['v1', 'lost'],
    ['v1', 'v1'],
    ['v2', 'v2'],
    ['v3', 'v3'],
  ] as const) {
    digests.push(await pushImage(ecr, repositoryName, tag, cmd))
    advance(DAY)
  }
  return digests
}

test('a preview goes its way by the clock and says what each rule would do', async () => {
  const [lost, v1, v2] = await pushFour()
  await expect(preview()).rejects.toMatchObject({
    name: 'LifecyclePolicyPreviewNotFoundException',
    message: `Lifecycle policy preview does not exist for the repository with name 'app' in the registry with id '${account}'`,
  })
  expect(await start(keepOne)).toMatchObject({ repositoryName, lifecyclePolicyText: keepOne, status: 'IN_PROGRESS' })
  expect(await preview()).toMatchObject({ status: 'IN_PROGRESS', previewResults: [] })
  await expect(start(keepOne)).rejects.toMatchObject({ name: 'LifecyclePolicyPreviewInProgressException' })
  advance(10_000)
  await waitUntilLifecyclePolicyPreviewComplete({ client: ecr, maxWaitTime: 30 }, { repositoryName })
  const expired = (imageDigest: string | undefined, appliedRulePriority: number, imageTags: string[]) => ({
    imageDigest,
    imageTags,
    appliedRulePriority,
    imagePushedAt: expect.any(Date),
    action: { type: 'EXPIRE' },
    storageClass: 'STANDARD',
  })
  const all = [expired(lost, 1, []), expired(v1, 2, ['v1']), expired(v2, 2, ['v2'])]
  const { previewResults, summary, lifecyclePolicyText } = await preview()
  expect({ previewResults, summary, lifecyclePolicyText }).toEqual({
    previewResults: all,
    summary: { expiringImageTotalCount: 3 },
    lifecyclePolicyText: keepOne,
  })
  expect((await preview({ filter: { tagStatus: 'UNTAGGED' } })).previewResults).toEqual(all.slice(0, 1))
  expect((await preview({ imageIds: [{ imageTag: 'v2' }, { imageDigest: lost }] })).previewResults).toEqual([
    all[0],
    all[2],
  ])
  const paged = []
  for await (const page of paginateGetLifecyclePolicyPreview({ client: ecr, pageSize: 2 }, { repositoryName }))
    paged.push(...(page.previewResults ?? []))
  expect(paged).toEqual(all)
  advance(DAY)
  expect(await preview()).toMatchObject({ status: 'EXPIRED', previewResults: [] })
  expect((await ecr.send(new DescribeImagesCommand({ repositoryName }))).imageDetails).toHaveLength(4)
})

test('without a text the rules of the repository are tried', async () => {
  await expect(start()).rejects.toMatchObject({ name: 'LifecyclePolicyNotFoundException' })
  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: keepOne }))
  expect(await start()).toMatchObject({ lifecyclePolicyText: keepOne })
  await ecr.send(new DeleteRepositoryCommand({ repositoryName }))
  await ecr.send(new CreateRepositoryCommand({ repositoryName }))
  await expect(preview()).rejects.toMatchObject({ name: 'LifecyclePolicyPreviewNotFoundException' })
})

test('running the rules does what the preview says', async () => {
  await pushFour()
  expect(() => run()).toThrow('Lifecycle policy does not exist')
  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: keepOne }))
  await start()
  advance(10_000)
  const { previewResults = [] } = await preview()
  expect(run().expired.map(({ digest }) => digest)).toEqual(previewResults.map(({ imageDigest }) => imageDigest))
  const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName }))
  expect(imageDetails?.map(({ imageTags }) => imageTags)).toEqual([['v3']])
  const { lastEvaluatedAt } = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))
  expect(lastEvaluatedAt?.getTime()).toBeGreaterThan(Date.now())
  expect(run().expired).toEqual([])
})

test('an index takes its images along, and images go to the archive', async () => {
  const child = await pushImage(ecr, repositoryName, 'moved', 'child')
  await pushImage(ecr, repositoryName, 'moved', 'other')
  const index = await pushIndex(ecr, repositoryName, 'index', [child])
  advance(31 * DAY)
  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: archiveAll }))
  await start()
  advance(10_000)
  expect((await preview()).summary).toEqual({
    expiringImageTotalCount: 0,
    transitioningImageTotalCounts: [{ targetStorageClass: 'ARCHIVE', imageTotalCount: 3 }],
  })
  expect(run().archived.map(({ digest }) => digest)).toEqual(expect.arrayContaining([child, index]))
  expect((await ecr.send(new DescribeImagesCommand({ repositoryName }))).imageDetails).toEqual([])
  const { imageDetails } = await ecr.send(
    new DescribeImagesCommand({ repositoryName, filter: { imageStatus: 'ARCHIVED' } }),
  )
  expect(imageDetails).toHaveLength(3)
  expect(imageDetails?.[0]).toMatchObject({ imageStatus: 'ARCHIVED', lastArchivedAt: expect.any(Date) })
})
