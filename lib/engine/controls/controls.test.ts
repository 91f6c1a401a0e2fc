import { DescribeImagesCommand, GetRepositoryPolicyCommand, ListImagesCommand } from '@aws-sdk/client-ecr'
import { GetFunctionCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { newAccount, openTestEngine } from '../testing'
import { post } from '../seed/test-post'

const engine = await openTestEngine()
let account: string
beforeEach(async () => {
  account = newAccount()
  await post(engine.url, 'seed', { account, what: 'demo' })
})

const control = (name: string, body: object) => post(engine.url, name, { account, ...body })
const digestOf = async (repositoryName: string, imageTag: string) =>
  (await engine.ecr(account).send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag }] })))
    .imageDetails?.[0]?.imageDigest

test('move-tag points a tag elsewhere and leaves functions as they are', async () => {
  const lambda: LambdaClient = engine.lambda(account)
  const before = await lambda.send(new GetFunctionCommand({ FunctionName: 'hello-classic' }))
  await control('move-tag', { repository: 'hello-world', tag: '1.0.0', to: '1.1.0' })
  expect(await digestOf('hello-world', '1.0.0')).toBe(await digestOf('hello-world', '1.1.0'))
  expect((await lambda.send(new GetFunctionCommand({ FunctionName: 'hello-classic' }))).Code).toEqual(before.Code)
})

test('move-tag makes a tag that was not there, and takes a digest', async () => {
  const digest = await digestOf('hello-world', '1.1.0')
  await control('move-tag', { repository: 'hello-world', tag: 'new', to: digest })
  expect(await digestOf('hello-world', 'new')).toBe(digest)
})

test('delete-image removes an image with all its tags', async () => {
  await control('delete-image', { repository: 'hello-world', tag: 'latest' })
  const { imageIds = [] } = await engine.ecr(account).send(new ListImagesCommand({ repositoryName: 'hello-world' }))
  expect(imageIds.map(({ imageTag }) => imageTag).toSorted()).toEqual(['1.1.0', undefined])
})

test('revoke-policy removes the repository policy', async () => {
  await control('revoke-policy', { repository: 'checkout/api' })
  const ask = new GetRepositoryPolicyCommand({ repositoryName: 'checkout/api' })
  await expect(engine.ecr(account).send(ask)).rejects.toMatchObject({ name: 'RepositoryPolicyNotFoundException' })
})

test.each([
  ['move-tag', { repository: 'none', tag: 'a', to: 'b' }, 'does not exist in the registry'],
  ['move-tag', { repository: 'hello-world', tag: 'a', to: 'b' }, 'does not exist within the repository'],
  ['delete-image', { repository: 'hello-world' }, 'does not exist within the repository'],
  ['revoke-policy', {}, 'repository'],
])('%s of %j is refused', async (name, body, message) => {
  await expect(control(name, body)).rejects.toThrow(message)
})

test('push builds an image that was not there, and moves the tag to it', async () => {
  const before = await digestOf('hello-world', 'latest')
  await control('push', { repository: 'hello-world', tag: 'latest' })
  expect(await digestOf('hello-world', 'latest')).not.toBe(before)
  await control('push', { repository: 'immutable/payments', tag: '2.0.0' })
  await expect(control('push', { repository: 'immutable/payments', tag: '2.0.0' })).rejects.toThrow(
    'because the tag is immutable',
  )
})

test('run-lifecycle applies the rules at once', async () => {
  engine.engine.clock.advance(account, 4 * 24 * 60 * 60 * 1000)
  const { expired } = z
    .object({ expired: z.array(z.string()) })
    .parse(await control('run-lifecycle', { repository: 'checkout/api' }))
  expect(expired.length).toBeGreaterThan(0)
  const imageIds = expired.map((imageDigest) => ({ imageDigest }))
  await expect(
    engine.ecr(account).send(new DescribeImagesCommand({ repositoryName: 'checkout/api', imageIds })),
  ).rejects.toThrow('does not exist')
})

test('change-from-outside gives the function another revision', async () => {
  const read = async () =>
    (await engine.lambda(account).send(new GetFunctionCommand({ FunctionName: 'hello-classic' }))).Configuration
  const before = await read()
  await control('change-from-outside', { function: 'hello-classic' })
  expect(await read()).toMatchObject({ Description: 'Changed by another tool' })
  expect((await read())?.RevisionId).not.toBe(before?.RevisionId)
})

test('change-from-outside changes what it is told, or deploys another image', async () => {
  const read = () => engine.lambda(account).send(new GetFunctionCommand({ FunctionName: 'hello-classic' }))
  await control('change-from-outside', { function: 'hello-classic', memorySize: 512, environment: { MODE: 'new' } })
  const { Configuration } = await read()
  expect(Configuration).toMatchObject({ MemorySize: 512, Environment: { Variables: { MODE: 'new' } } })
  expect(Configuration?.Description).not.toBe('Changed by another tool')
  const image = `${account}.dkr.ecr.us-east-1.amazonaws.com/hello-world:1.1.0`
  await control('change-from-outside', { function: 'hello-classic', image })
  expect((await read()).Code?.ImageUri).toBe(image)
  await expect(control('change-from-outside', { function: 'none' })).rejects.toThrow('Function not found')
})
