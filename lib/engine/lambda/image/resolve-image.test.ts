import { beforeEach, expect, test } from 'vitest'
import { openAccount, type TestAccount } from '../test-account'
import { openTestEngine } from '../../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(() => void (account = openAccount(engine)))

const notValid = (uri: string) => `Source image ${uri} is not valid. Provide a valid source image.`
const notThere = (uri: string) => `Source image ${uri} does not exist. Provide a valid source image.`
const NO_ACCESS = {
  name: 'AccessDeniedException',
  message: 'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
  $metadata: { httpStatusCode: 403 },
}

test('a source image that is not valid, or not there', async () => {
  const { create, image, id } = account
  const { uri, repositoryUri } = image('app', 'latest')
  const absent = `${repositoryUri}@sha256:${'0'.repeat(64)}`
  for (const bad of [repositoryUri, 'nginx:latest', 'public.ecr.aws/x/y:1', uri.replace('us-east-1', 'eu-west-1')])
    await expect(create('f', {}, bad)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: notValid(bad),
    })
  for (const missing of [`${repositoryUri}:nope`, absent, `${id}.dkr.ecr.us-east-1.amazonaws.com/nope:latest`])
    await expect(create('f', {}, missing)).rejects.toMatchObject({
      message: notThere(missing),
      $metadata: { httpStatusCode: 400 },
    })
})

test('an index is refused, whatever it holds', async () => {
  const { uri } = account.image('app', 'v2', { index: true })
  await expect(account.create('f', {}, uri)).rejects.toThrow(
    `The image manifest, config or layer media type for the source image ${uri} is not supported.`,
  )
})

test('in the own account Lambda adds its statement to the repository, once', async () => {
  const { create, image, repositoryPolicy } = account
  const { uri } = image('app', 'latest')
  expect(repositoryPolicy('app')).toBeUndefined()
  await create('f', {}, uri)
  await create('g', {}, uri)
  expect(JSON.parse(repositoryPolicy('app') ?? '').Statement).toEqual([
    {
      Sid: 'LambdaECRImageRetrievalPolicy',
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    },
  ])
})

test('a repository of another account must let this one in; one that is not there looks the same', async () => {
  const { create, image, id } = account
  const { uri } = image('feed', '5', { account: '111122223333' })
  await expect(create('f', {}, uri)).rejects.toMatchObject(NO_ACCESS)
  await expect(create('f', {}, uri.replace('/feed:', '/nope:'))).rejects.toMatchObject(NO_ACCESS)
  const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
  const statement = {
    Sid: 'CrossAccountPermission',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${id}:root` },
    Action: PULL,
  }
  const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const shared = image('shared', '5', { account: '111122223333', policyText })
  await expect(create('f', {}, shared.uri)).resolves.toMatchObject({ State: 'Pending' })
})
