import {
  BatchGetImageCommand,
  DeleteRepositoryPolicyCommand,
  GetAuthorizationTokenCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  ListImagesCommand,
  PutLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { crossAccountPolicy, lifecyclePolicy, sameAccountPolicy } from '../seed/images/policies'
import { newAccount, openTestEngine } from '../testing'
import { openRepository } from './test-repository'
import { readPassword } from './registry-password'
import { pushImage } from './test-push'

const repositoryName = 'app'
const engine = await openTestEngine()
let account: string
let ecr: ECRClient
beforeEach(async () => void ({ account, ecr } = await openRepository(engine, repositoryName)))

const set = (policyText: string) => ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }))

test('a repository policy is set, read and deleted', async () => {
  await set(sameAccountPolicy)
  const { policyText } = await ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))
  expect(policyText).toBe(sameAccountPolicy)
  await ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName }))
  await expect(ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))).rejects.toMatchObject({
    name: 'RepositoryPolicyNotFoundException',
    message: `Repository policy does not exist for the repository with name 'app' in the registry with id '${account}'`,
  })
})

/** Deeper than JSON.stringify can write again, and short enough for a policy. */
const deep = `${'['.repeat(4_900)}${']'.repeat(4_900)}`

test.each([
  '{',
  '{"Version":"2012-10-17"}',
  '{"Statement":[{"Effect":"Maybe"}]}',
  `{"Statement":[{"Effect":"Allow","Condition":${deep}}]}`,
  `{"Statement":[{"Effect":"Allow"}],"more":${deep}}`,
])('text that is no policy is refused: %.60s', async (text) => {
  await expect(set(text)).rejects.toMatchObject({
    message: "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
  })
})

test('lifecycle rules are kept', async () => {
  await expect(ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))).rejects.toMatchObject({
    name: 'LifecyclePolicyNotFoundException',
  })
  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: lifecyclePolicy }))
  const { lifecyclePolicyText } = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))
  expect(lifecyclePolicyText).toBe(lifecyclePolicy)
})

test('another account sees what the policy allows it, and nothing else', async () => {
  await pushImage(ecr, repositoryName, 'v1')
  const reader = newAccount()
  const other = engine.ecr(reader)
  const read = () =>
    other.send(new BatchGetImageCommand({ registryId: account, repositoryName, imageIds: [{ imageTag: 'v1' }] }))
  await expect(read()).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      `is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:${account}:repository/app`,
    ),
  })
  await set(crossAccountPolicy([reader], 'us-east-1'))
  expect((await read()).images).toHaveLength(1)
  await expect(other.send(new ListImagesCommand({ registryId: account, repositoryName }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  })
})

test('a Deny takes away what another statement allows', async () => {
  const reader = newAccount()
  const statement = (Effect: string) => ({ Effect, Principal: { AWS: reader }, Action: 'ecr:*' })
  const read = () => engine.ecr(reader).send(new ListImagesCommand({ registryId: account, repositoryName }))
  await set(JSON.stringify({ Statement: statement('Allow') }))
  expect((await read()).imageIds).toEqual([])
  await set(JSON.stringify({ Statement: [statement('Allow'), statement('Deny')] }))
  await expect(read()).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

test('an authorization token is a password for twelve hours', async () => {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const { authorizationToken = '', expiresAt, proxyEndpoint } = authorizationData?.[0] ?? {}
  const [user, password = ''] = Buffer.from(authorizationToken, 'base64').toString().split(':')
  const end = expiresAt?.getTime() ?? 0
  expect(user).toBe('AWS')
  expect(proxyEndpoint).toBe(`https://${account}.dkr.ecr.us-east-1.amazonaws.com`)
  expect(readPassword(engine.engine.secret, password)).toEqual({ account, region: 'us-east-1', expiresAt: end })
  expect(readPassword(engine.engine.secret, `${password}0`)).toBeUndefined()
})

test('a repository policy says whom it is about, and locks its owner out by force only', async () => {
  const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const invalid = {
    name: 'InvalidParameterException',
    message: expect.stringContaining('Invalid repository policy provided'),
  }
  await expect(set(policy({ Effect: 'Allow', Action: 'ecr:*' }))).rejects.toMatchObject(invalid)
  await expect(set(policy({ Effect: 'Allow', Principal: '*' }))).rejects.toMatchObject(invalid)
  const lock = policy({ Effect: 'Deny', Principal: '*', Action: 'ecr:Set*' })
  await expect(set(lock)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText: lock, force: true }))
})
