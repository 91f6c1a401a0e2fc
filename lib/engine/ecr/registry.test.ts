import {
  BatchGetImageCommand,
  BatchGetRepositoryScanningConfigurationCommand,
  DeleteRegistryPolicyCommand,
  DescribeImageReplicationStatusCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  DescribeRegistryCommand,
  DescribeRepositoriesCommand,
  GetAccountSettingCommand,
  GetRegistryPolicyCommand,
  GetRegistryScanningConfigurationCommand,
  PutAccountSettingCommand,
  PutRegistryPolicyCommand,
  PutRegistryScanningConfigurationCommand,
  PutReplicationConfigurationCommand,
  StartImageScanCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { newAccount, openTestEngine } from '../testing'
import { openRepository } from './test-repository'
import { pushImage, pushIndex } from './test-push'

const repositoryName = 'team/app'
const engine = await openTestEngine()
let account: string
let ecr: ECRClient
beforeEach(async () => void ({ account, ecr } = await openRepository(engine, repositoryName)))

const policy = (Action: string, principal: string, Resource: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'a', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${principal}:root` }, Action, Resource }],
  })
const replicateTo = (registryId: string, region: string, filter?: string) =>
  ecr.send(
    new PutReplicationConfigurationCommand({
      replicationConfiguration: {
        rules: [
          {
            destinations: [{ registryId, region }],
            ...(filter && { repositoryFilters: [{ filter, filterType: 'PREFIX_MATCH' }] }),
          },
        ],
      },
    }),
  )
const statuses = async (imageTag: string) =>
  (await ecr.send(new DescribeImageReplicationStatusCommand({ repositoryName, imageId: { imageTag } })))
    .replicationStatuses

test('a registry policy is set, read and deleted', async () => {
  const missing = {
    name: 'RegistryPolicyNotFoundException',
    message: `Registry policy does not exist in the registry with id '${account}'`,
  }
  await expect(ecr.send(new GetRegistryPolicyCommand({}))).rejects.toMatchObject(missing)
  await expect(ecr.send(new DeleteRegistryPolicyCommand({}))).rejects.toMatchObject(missing)
  const policyText = policy('ecr:ReplicateImage', newAccount(), '*')
  expect(await ecr.send(new PutRegistryPolicyCommand({ policyText }))).toMatchObject({
    registryId: account,
    policyText,
  })
  expect(await ecr.send(new GetRegistryPolicyCommand({}))).toMatchObject({ policyText })
  expect(await ecr.send(new DeleteRegistryPolicyCommand({}))).toMatchObject({ policyText })
})

test.each(['{', '{"Statement":[{"Effect":"Allow","Action":"ecr:*"}]}', policy('s3:GetObject', '123456789012', '*')])(
  'what is no registry policy is refused: %s',
  async (policyText) => {
    await expect(ecr.send(new PutRegistryPolicyCommand({ policyText }))).rejects.toMatchObject({
      message: "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid registry policy provided'",
    })
  },
)

test('a registry policy opens the repositories that it names to another account', async () => {
  await pushImage(ecr, repositoryName, 'v1')
  const reader = newAccount()
  const read = () =>
    engine
      .ecr(reader)
      .send(new BatchGetImageCommand({ registryId: account, repositoryName, imageIds: [{ imageTag: 'v1' }] }))
  const arn = (name: string) => `arn:aws:ecr:us-east-1:${account}:repository/${name}`
  await ecr.send(new PutRegistryPolicyCommand({ policyText: policy('ecr:BatchGetImage', reader, arn('other/*')) }))
  await expect(read()).rejects.toMatchObject({ name: 'AccessDeniedException' })
  await ecr.send(new PutRegistryPolicyCommand({ policyText: policy('ecr:BatchGetImage', reader, arn('team/*')) }))
  expect((await read()).images).toHaveLength(1)
})

const scanning = (scanType: 'BASIC' | 'ENHANCED', scanFrequency: 'SCAN_ON_PUSH' | 'CONTINUOUS_SCAN', filter: string) =>
  ecr.send(
    new PutRegistryScanningConfigurationCommand({
      scanType,
      rules: [{ scanFrequency, repositoryFilters: [{ filter, filterType: 'WILDCARD' }] }],
    }),
  )
const frequency = async () =>
  (await ecr.send(new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: [repositoryName] })))
    .scanningConfigurations?.[0]

test('a registry scans on push what its filters name', async () => {
  const { scanningConfiguration } = await ecr.send(new GetRegistryScanningConfigurationCommand({}))
  expect(scanningConfiguration).toEqual({ scanType: 'BASIC', rules: [] })
  expect(await frequency()).toMatchObject({ scanOnPush: false, scanFrequency: 'MANUAL', appliedScanFilters: [] })
  await scanning('BASIC', 'SCAN_ON_PUSH', 'app*')
  expect(await frequency()).toMatchObject({ scanFrequency: 'MANUAL' })
  for (const filter of ['team/*', 'app']) {
    await scanning('BASIC', 'SCAN_ON_PUSH', filter)
    expect(await frequency()).toEqual({
      repositoryArn: `arn:aws:ecr:us-east-1:${account}:repository/team/app`,
      repositoryName,
      scanOnPush: true,
      scanFrequency: 'SCAN_ON_PUSH',
      appliedScanFilters: [{ filter, filterType: 'WILDCARD' }],
    })
  }
  const imageDigest = await pushImage(ecr, repositoryName, 'v1')
  const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageDigest }] }))
  expect(imageDetails?.[0]?.imageScanStatus?.status).toBe('COMPLETE')
})

test('enhanced scanning is continuous, words its findings as Inspector does, and is not begun by hand', async () => {
  await scanning('ENHANCED', 'CONTINUOUS_SCAN', '*')
  const imageId = { imageTag: 'v1' }
  await pushImage(ecr, repositoryName, imageId.imageTag)
  const found = await ecr.send(new DescribeImageScanFindingsCommand({ repositoryName, imageId }))
  expect(found.imageScanStatus).toEqual({ status: 'ACTIVE', description: 'Continuous scan is selected for image.' })
  expect(found.imageScanFindings?.findings).toBeUndefined()
  expect(found.imageScanFindings?.enhancedFindings).toBeDefined()
  for (const finding of found.imageScanFindings?.enhancedFindings ?? [])
    expect(finding).toMatchObject({ awsAccountId: account, type: 'PACKAGE_VULNERABILITY' })
  await expect(ecr.send(new StartImageScanCommand({ repositoryName, imageId }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'This feature is disabled',
  })
  await expect(scanning('BASIC', 'CONTINUOUS_SCAN', '*')).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('repositories that are not there are failures', async () => {
  const { failures } = await ecr.send(
    new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: [repositoryName, 'nope'] }),
  )
  expect(failures).toEqual([
    { repositoryName: 'nope', failureCode: 'REPOSITORY_NOT_FOUND', failureReason: 'REPOSITORY_NOT_FOUND' },
  ])
})

test('what is pushed is copied to another Region, with what it leads to', async () => {
  await pushImage(ecr, repositoryName, 'old')
  const child = await pushImage(ecr, repositoryName, 'child')
  expect(await ecr.send(new DescribeRegistryCommand({}))).toMatchObject({
    registryId: account,
    replicationConfiguration: { rules: [] },
  })
  await replicateTo(account, 'eu-west-1', 'team/')
  const rules = [
    {
      destinations: [{ registryId: account, region: 'eu-west-1' }],
      repositoryFilters: [{ filter: 'team/', filterType: 'PREFIX_MATCH' }],
    },
  ]
  expect((await ecr.send(new DescribeRegistryCommand({}))).replicationConfiguration).toEqual({ rules })
  const index = await pushIndex(ecr, repositoryName, 'v1', [child])
  expect(await statuses('v1')).toEqual([{ region: 'eu-west-1', registryId: account, status: 'COMPLETE' }])
  expect(await statuses('old')).toEqual([])
  const { imageDetails } = await engine.ecr(account, 'eu-west-1').send(new DescribeImagesCommand({ repositoryName }))
  expect(imageDetails?.map(({ imageDigest, imageTags }) => ({ imageDigest, imageTags }))).toEqual(
    expect.arrayContaining([{ imageDigest: index, imageTags: ['v1'] }, { imageDigest: child }]),
  )
})

test('another account takes copies when its registry policy allows it', async () => {
  const other = newAccount()
  await replicateTo(other, 'us-east-1')
  await pushImage(ecr, repositoryName, 'v1')
  expect(await statuses('v1')).toEqual([
    { region: 'us-east-1', registryId: other, status: 'FAILED', failureCode: 'AccessDenied' },
  ])
  await engine.ecr(other).send(new PutRegistryPolicyCommand({ policyText: policy('ecr:ReplicateImage', account, '*') }))
  await pushImage(ecr, repositoryName, 'v2')
  expect(await statuses('v2')).toEqual([{ region: 'us-east-1', registryId: other, status: 'COMPLETE' }])
  expect((await engine.ecr(other).send(new DescribeRepositoriesCommand({}))).repositories).toHaveLength(1)
})

test('a registry is not copied to itself', async () => {
  await expect(replicateTo(account, 'us-east-1')).rejects.toMatchObject({
    message:
      "Invalid parameter at 'replicationConfiguration' failed to satisfy constraint: 'Replication destination cannot be the same as the source registry'",
  })
})

test.each([
  ['BASIC_SCAN_TYPE_VERSION', 'AWS_NATIVE', 'AWS_NATIVE'],
  ['REGISTRY_POLICY_SCOPE', 'V2', 'V2'],
  ['BLOB_MOUNTING', 'DISABLED', 'ENABLED'],
])('the account setting %s is %s until it is set', async (name, standard, value) => {
  const get = async () => (await ecr.send(new GetAccountSettingCommand({ name }))).value
  expect(await get()).toBe(standard)
  expect(await ecr.send(new PutAccountSettingCommand({ name, value }))).toMatchObject({ name, value })
  expect(await get()).toBe(value)
  await expect(ecr.send(new PutAccountSettingCommand({ name, value: 'other' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})

test('an account setting that ECR does not have is refused', async () => {
  for (const name of ['OTHER', '__proto__', 'constructor'])
    await expect(ecr.send(new GetAccountSettingCommand({ name }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
})
