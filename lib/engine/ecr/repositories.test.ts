import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  GetAuthorizationTokenCommand,
  ListTagsForResourceCommand,
  paginateDescribeRepositories,
  PutRegistryPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { newAccount, openTestEndpoint } from '../testing'
import { pushImage } from './test-push'

const engine = await openTestEndpoint()
let account: string
let ecr: ECRClient
beforeEach(() => {
  account = newAccount()
  ecr = engine.ecr(account)
})

const create = (repositoryName: string) => ecr.send(new CreateRepositoryCommand({ repositoryName }))

test('a new repository has ECR’s defaults and its URI', async () => {
  const { repository } = await create('team/api')
  expect(repository).toEqual({
    repositoryArn: `arn:aws:ecr:us-east-1:${account}:repository/team/api`,
    registryId: account,
    repositoryName: 'team/api',
    repositoryUri: `${account}.dkr.ecr.us-east-1.amazonaws.com/team/api`,
    createdAt: expect.any(Date),
    imageTagMutability: 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: false },
    encryptionConfiguration: { encryptionType: 'AES256' },
  })
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['team/api'] }))
  expect(repositories).toEqual([repository])
})

test('what a request settles is kept', async () => {
  const { repository } = await ecr.send(
    new CreateRepositoryCommand({
      repositoryName: 'a/b',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'KMS' },
    }),
  )
  expect(repository).toMatchObject({
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfiguration: { encryptionType: 'KMS', kmsKey: expect.stringContaining(account) },
  })
})

test('a name can be taken once', async () => {
  await create('taken')
  await expect(create('taken')).rejects.toMatchObject({
    name: 'RepositoryAlreadyExistsException',
    message: `The repository with name 'taken' already exists in the registry with id '${account}'`,
    $metadata: { httpStatusCode: 400 },
  })
})

test('repositories come in pages', async () => {
  for (const name of ['one', 'two', 'three', 'four', 'five']) await create(name)
  const pages: number[] = []
  const names: string[] = []
  for await (const { repositories = [] } of paginateDescribeRepositories({ client: ecr, pageSize: 2 }, {})) {
    pages.push(repositories.length)
    names.push(...repositories.map(({ repositoryName = '' }) => repositoryName))
  }
  expect(pages).toEqual([2, 2, 1])
  expect(names).toEqual(['five', 'four', 'one', 'three', 'two'])
})

test('a token of somebody else is refused', async () => {
  await expect(ecr.send(new DescribeRepositoriesCommand({ nextToken: '!' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})

test('a repository that is not there is named with its registry', async () => {
  await expect(ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['none'] }))).rejects.toMatchObject({
    name: 'RepositoryNotFoundException',
    message: `The repository with name 'none' does not exist in the registry with id '${account}'`,
  })
})

test('a repository with images is deleted only by force', async () => {
  await create('full')
  await pushImage(ecr, 'full', 'v1')
  await expect(ecr.send(new DeleteRepositoryCommand({ repositoryName: 'full' }))).rejects.toMatchObject({
    name: 'RepositoryNotEmptyException',
    message: `The repository with name 'full' in registry with id '${account}' cannot be deleted because it still contains images`,
  })
  await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'full', force: true }))
  expect((await ecr.send(new DescribeRepositoriesCommand({}))).repositories).toEqual([])
})

test('tags of a repository are set, replaced and removed', async () => {
  const { repository } = await ecr.send(
    new CreateRepositoryCommand({ repositoryName: 'tagged', tags: [{ Key: 'a', Value: '1' }] }),
  )
  const resourceArn = repository?.repositoryArn
  await ecr.send(
    new TagResourceCommand({
      resourceArn,
      tags: [
        { Key: 'a', Value: '2' },
        { Key: 'b', Value: '3' },
      ],
    }),
  )
  await ecr.send(new UntagResourceCommand({ resourceArn, tagKeys: ['b'] }))
  expect((await ecr.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([{ Key: 'a', Value: '2' }])
  await expect(ecr.send(new ListTagsForResourceCommand({ resourceArn: 'arn' }))).rejects.toMatchObject({
    message: "Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'",
  })
})

test('a name that ECR does not take is refused in ECR’s words', async () => {
  await expect(create('Bad')).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringMatching(/^Invalid parameter at 'repositoryName' failed to satisfy constraint: '/),
  })
})

test('a repository has 50 tags at most, none of AWS’s own', async () => {
  const tagged = (repositoryName: string, tags: { Key: string; Value: string }[]) =>
    ecr.send(new CreateRepositoryCommand({ repositoryName, tags }))
  const fifty = Array.from({ length: 50 }, (_, at) => ({ Key: `k${at}`, Value: '' }))
  const { repository } = await tagged('full', fifty)
  const resourceArn = repository?.repositoryArn
  await ecr.send(new TagResourceCommand({ resourceArn, tags: [{ Key: 'k0', Value: 'again' }] }))
  const more = { Key: 'more', Value: '' }
  await expect(ecr.send(new TagResourceCommand({ resourceArn, tags: [more] }))).rejects.toMatchObject({
    name: 'TooManyTagsException',
  })
  await expect(tagged('over', [...fifty, more])).rejects.toMatchObject({ name: 'TooManyTagsException' })
  for (const tag of [
    { Key: 'aws:x', Value: '' },
    { Key: 'k'.repeat(129), Value: '' },
    { Key: 'kk', Value: 'v'.repeat(257) },
  ])
    await expect(tagged('wrong', [tag])).rejects.toMatchObject({ name: 'InvalidTagParameterException' })
})

test('another account’s registry is closed unless its policy opens it', async () => {
  const registryId = newAccount()
  const owner = engine.ecr(registryId)
  await owner.send(new CreateRepositoryCommand({ repositoryName: 'theirs' }))
  const list = () => ecr.send(new DescribeRepositoriesCommand({ registryId }))
  const make = () => ecr.send(new CreateRepositoryCommand({ registryId, repositoryName: 'mine' }))
  const message = expect.stringContaining(
    `ecr:DescribeRepositories on resource: arn:aws:ecr:us-east-1:${registryId}:repository/*`,
  )
  await expect(list()).rejects.toMatchObject({ name: 'AccessDeniedException', message })
  await expect(make()).rejects.toMatchObject({ name: 'AccessDeniedException' })
  const Statement = { Sid: 's', Effect: 'Allow', Principal: { AWS: account }, Action: 'ecr:*', Resource: '*' }
  await owner.send(
    new PutRegistryPolicyCommand({ policyText: JSON.stringify({ Version: '2012-10-17', Statement: [Statement] }) }),
  )
  expect((await make()).repository).toMatchObject({ registryId, repositoryName: 'mine' })
  expect((await list()).repositories).toMatchObject([{ repositoryName: 'mine' }, { repositoryName: 'theirs' }])
})

const china = await openTestEndpoint({ region: 'cn-north-1' })

test('China has a partition and a domain of its own', async () => {
  const client = china.ecr(account)
  const encryptionConfiguration = { encryptionType: 'KMS' } as const
  const { repository } = await client.send(
    new CreateRepositoryCommand({ repositoryName: 'app', encryptionConfiguration }),
  )
  expect(repository).toMatchObject({
    repositoryArn: `arn:aws-cn:ecr:cn-north-1:${account}:repository/app`,
    repositoryUri: `${account}.dkr.ecr.cn-north-1.amazonaws.com.cn/app`,
    encryptionConfiguration: { kmsKey: `arn:aws-cn:kms:cn-north-1:${account}:alias/aws/ecr` },
  })
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}))
  expect(authorizationData).toMatchObject([{ proxyEndpoint: `https://${account}.dkr.ecr.cn-north-1.amazonaws.com.cn` }])
})
