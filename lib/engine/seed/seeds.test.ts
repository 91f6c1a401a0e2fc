import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  GetDownloadUrlForLayerCommand,
  ListImagesCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { ListRolesCommand } from '@aws-sdk/client-iam'
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  LambdaClient,
  ListFunctionsCommand,
  paginateListFunctions,
} from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { isIndex, readManifest, sha256 } from '../ecr/manifests'
import { newAccount, openTestEngine } from '../testing'
import { UNPACKED_LABEL } from '../images/unpacked-label'
import { post } from './test-post'

const engine = await openTestEngine()

const seed = (account: string, what: string, region = 'us-east-1') =>
  post(engine.url, 'seed', { account, region, what })

/** Reads every image of every repository the way a client does. @returns how many images and configs were read */
async function readAll(ecr: ECRClient) {
  const lost: string[] = []
  const read = { images: 0, configs: 0, lost }
  const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}))
  for (const { repositoryName } of repositories) {
    const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName }))
    for (const { imageDigest, imageSizeInBytes } of imageDetails) {
      const { images } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageDigest }] }))
      const { imageManifest = '', imageManifestMediaType = '' } = images?.[0] ?? {}
      expect(sha256(imageManifest)).toBe(imageDigest)
      expect(imageSizeInBytes).toBeGreaterThan(0)
      read.images += 1
      const { config } = readManifest(imageManifest, imageManifestMediaType)
      if (isIndex(imageManifestMediaType) || !config) continue
      const ask = new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest: config.digest })
      const url = await ecr.send(ask).then(
        ({ downloadUrl }) => downloadUrl,
        () => undefined,
      )
      if (!url) {
        read.lost.push(repositoryName ?? '')
        continue
      }
      const text = await (await fetch(url)).text()
      expect(sha256(text)).toBe(config.digest)
      expect(Buffer.byteLength(text)).toBe(config.size)
      expect(JSON.parse(text)).toMatchObject({ rootfs: { type: 'layers' } })
      read.configs += 1
    }
  }
  return read
}

test('every digest of the demo is that of its bytes, and every config but the lost one can be fetched', async () => {
  const account = newAccount()
  await seed(account, 'demo')
  const { images, configs, lost } = await readAll(engine.ecr(account))
  expect(lost).toEqual(['broken/samples'])
  expect(images).toBeGreaterThanOrEqual(90)
  expect(configs).toBeGreaterThanOrEqual(85)
})

test('large images say how large they are unpacked', async () => {
  const account = newAccount()
  const ecr = engine.ecr(account)
  await seed(account, 'demo')
  const unpacked = async (imageTag: string) => {
    const repositoryName = 'ml/inference'
    const { images } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag }] }))
    const layerDigest = readManifest(images?.[0]?.imageManifest ?? '').config?.digest
    const { downloadUrl = '' } = await ecr.send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest }))
    const { config }: { config: { Labels: Record<string, string> } } = JSON.parse(
      await (await fetch(downloadUrl)).text(),
    )
    return Math.round(Number(config.Labels[UNPACKED_LABEL]) / 1e8) / 10
  }
  expect([await unpacked('2.3'), await unpacked('near-limit'), await unpacked('too-large')]).toEqual([6.8, 10.2, 11.9])
})

test('seeding the demo again changes nothing, and a reset of the engine brings it back', async () => {
  const account = newAccount()
  await seed(account, 'demo')
  const before = await engine.ecr(account).send(new DescribeRepositoriesCommand({}))
  await seed(account, 'demo')
  expect((await engine.ecr(account).send(new DescribeRepositoriesCommand({}))).repositories).toEqual(
    before.repositories,
  )
  const demo = engine.ecr('123456789012')
  expect((await demo.send(new DescribeRepositoriesCommand({}))).repositories).toEqual([])
  await post(engine.url, 'reset', {})
  expect((await demo.send(new DescribeRepositoriesCommand({}))).repositories).toHaveLength(
    before.repositories?.length ?? 0,
  )
  expect((await engine.ecr(account).send(new DescribeRepositoriesCommand({}))).repositories).toEqual([])
})

test('basics give an account roles and images that can be deployed at once, and no function', async () => {
  const account = newAccount()
  await seed(account, 'basics')
  const { images } = await readAll(engine.ecr(account))
  expect(images).toBeGreaterThan(30)
  const { Roles = [] } = await engine.iam(account).send(new ListRolesCommand({}))
  expect(Roles.map(({ RoleName }) => RoleName)).toContain('lambda-ex')
  const lambda = engine.lambda(account)
  expect((await lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([])
  const ImageUri = `${account}.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest`
  const Role = `arn:aws:iam::${account}:role/lambda-ex`
  await lambda.send(new CreateFunctionCommand({ FunctionName: 'f', Role, PackageType: 'Image', Code: { ImageUri } }))
  const { Configuration, Code } = await lambda.send(new GetFunctionCommand({ FunctionName: 'f' }))
  expect(Configuration?.State).toBe('Active')
  const { imageDetails } = await engine
    .ecr(account)
    .send(new DescribeImagesCommand({ repositoryName: 'hello-world', imageIds: [{ imageTag: '1.0.0' }] }))
  expect(Code?.ResolvedImageUri).toContain(imageDetails?.[0]?.imageDigest)
})

test('an account gets as many functions as it asks for', async () => {
  const account = newAccount()
  await seed(account, 'functions:120', 'eu-west-1')
  const credentials = { accessKeyId: account, secretAccessKey: 'test' }
  const client = new LambdaClient({ endpoint: engine.url, region: 'eu-west-1', credentials })
  const pages: number[] = []
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) pages.push(Functions.length)
  expect(pages).toEqual([50, 50, 20])
})

test('of many functions none is asleep', async () => {
  const account = newAccount()
  await seed(account, 'functions:2500')
  const lambda = engine.lambda(account)
  const oldest = { name: '', modified: '9' }
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {}))
    for (const { FunctionName = '', LastModified = '' } of Functions)
      if (LastModified < oldest.modified) Object.assign(oldest, { name: FunctionName, modified: LastModified })
  const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: oldest.name }))
  expect(Configuration?.State).toBe('Active')
})

test('an account gets as many images as it asks for', async () => {
  const account = newAccount()
  await seed(account, 'images:130')
  const { imageIds, nextToken } = await engine
    .ecr(account)
    .send(new ListImagesCommand({ repositoryName: 'load/images' }))
  expect(imageIds).toHaveLength(100)
  expect(nextToken).toBeDefined()
})

test.each(['none', 'functions', 'functions:x', 'functions:-1', 'demo:3', 'constructor'])(
  'there is no seed %s',
  async (what) => {
    await expect(seed(newAccount(), what)).rejects.toThrow('There are: demo, basics, functions:<count>, images:<count>')
  },
)
