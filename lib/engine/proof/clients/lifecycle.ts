import { z } from 'zod'
import type { AwsClient, Endpoint } from './client'
import type { ImageClient, Login } from './image-client'

const tokens = z.object({ authorizationData: z.array(z.object({ authorizationToken: z.string() })).length(1) })
const images = z.object({ imageDetails: z.array(z.object({ imageDigest: z.string() })).length(1) })
const version = z.object({ Version: z.string() })
const REPOSITORY = 'team/app'
const NAME = 'app'

/** What a lifecycle found out on its way, for a test to compare. */
export type Findings = {
  /** What each invocation answered, in order. */
  readonly answers: readonly string[]
  /** The digest that ECR gave the first image, and the one that the image client pulled. */
  readonly pushed: string
  readonly pulled: string
}

async function logIn(aws: AwsClient, { url }: Endpoint): Promise<Login> {
  const { authorizationData } = tokens.parse(await aws.call('ecr', 'GetAuthorizationToken', {}))
  const [user, password = ''] = Buffer.from(authorizationData[0]?.authorizationToken ?? '', 'base64')
    .toString()
    .split(':')
  if (user !== 'AWS') throw new Error(`The login is for ${user}, not for AWS.`)
  return { registry: new URL(url).host, password }
}

/**
 * The life of an image function, driven by one client of AWS and one of registries: create the repository, log
 * in, push, create the function, wait, invoke, push again, update, publish, alias, roll back, delete.
 * @param sources two images as folders in OCI layout
 * @throws Error where a client fails
 */
export async function live(
  aws: AwsClient,
  pusher: ImageClient,
  endpoint: Endpoint,
  sources: readonly [string, string],
): Promise<Findings> {
  const { account, region } = endpoint
  const uri = (reference: string) => `${account}.dkr.ecr.${region}.amazonaws.com/${REPOSITORY}${reference}`
  const update = async (ImageUri: string) => {
    await aws.call('lambda', 'UpdateFunctionCode', { FunctionName: NAME, ImageUri })
    await aws.wait('FunctionUpdatedV2', { FunctionName: NAME })
  }
  const answers: string[] = []
  const invoke = async (Qualifier?: string) =>
    answers.push(await aws.invoke({ FunctionName: NAME, ...(Qualifier && { Qualifier }) }, '{"order":7}'))

  await aws.call('ecr', 'CreateRepository', { repositoryName: REPOSITORY })
  const login = await logIn(aws, endpoint)
  await pusher.push(login, sources[0], `${REPOSITORY}:1`)
  const described = await aws.call('ecr', 'DescribeImages', {
    repositoryName: REPOSITORY,
    imageIds: [{ imageTag: '1' }],
  })
  const pushed = images.parse(described).imageDetails[0]?.imageDigest ?? ''
  await aws.call('lambda', 'CreateFunction', {
    FunctionName: NAME,
    PackageType: 'Image',
    Code: { ImageUri: uri(':1') },
    Role: `arn:aws:iam::${account}:role/app`,
    Timeout: 30,
  })
  await aws.wait('FunctionActiveV2', { FunctionName: NAME })
  await invoke()

  await pusher.push(login, sources[1], `${REPOSITORY}:2`)
  await update(uri(':2'))
  await invoke()
  const { Version } = version.parse(await aws.call('lambda', 'PublishVersion', { FunctionName: NAME }))
  await aws.call('lambda', 'CreateAlias', { FunctionName: NAME, Name: 'live', FunctionVersion: Version })
  await update(uri(`@${pushed}`))
  await invoke()
  await invoke('live')

  const pulled = await pusher.pull(login, `${REPOSITORY}:1`)
  await aws.call('lambda', 'DeleteAlias', { FunctionName: NAME, Name: 'live' })
  await aws.call('lambda', 'DeleteFunction', { FunctionName: NAME })
  await aws.call('ecr', 'BatchDeleteImage', {
    repositoryName: REPOSITORY,
    imageIds: [{ imageTag: '1' }, { imageTag: '2' }],
  })
  await aws.call('ecr', 'DeleteRepository', { repositoryName: REPOSITORY })
  return { answers, pushed, pulled }
}
