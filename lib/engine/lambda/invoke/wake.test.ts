import { BatchDeleteImageCommand, DeleteRepositoryPolicyCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import { GetFunctionCommand, InvokeCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { crossAccountPolicy, sameAccountPolicy } from '../../seed/images/policies'
import { post } from '../../seed/test-post'
import { newAccount, openTestEngine } from '../../testing'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const engine = await openTestEngine({ speed: 'realistic' })
let account: string
beforeEach(async () => {
  account = newAccount()
  await post(engine.url, 'seed', { account, what: 'demo' })
})

const state = async (FunctionName: string) => {
  const { Configuration } = await engine.lambda(account).send(new GetFunctionCommand({ FunctionName }))
  return [Configuration?.State, Configuration?.StateReasonCode, Configuration?.LastUpdateStatus]
}
const invoke = (FunctionName: string) => engine.lambda(account).send(new InvokeCommand({ FunctionName }))
const advance = (ms: number) => engine.engine.clock.advance(account, ms)
const helloWorld = { repositoryName: 'hello-world', imageIds: [{ imageTag: '1.0.0' }, { imageTag: 'latest' }] }

test('a function that nobody invokes for two weeks sleeps; the first invocation is refused and wakes it', async () => {
  expect(await state('hello-classic')).toEqual(['Active', undefined, 'Successful'])
  advance(15 * DAY)
  expect(await state('hello-classic')).toEqual(['Inactive', 'Idle', 'Successful'])
  await expect(invoke('hello-classic')).rejects.toMatchObject({
    name: 'CodeArtifactUserPendingException',
    message: 'Lambda is initializing your function. It will be ready to invoke shortly.',
    $metadata: { httpStatusCode: 409 },
  })
  expect(await state('hello-classic')).toEqual(['Pending', 'Restoring', 'Successful'])
  await expect(invoke('hello-classic')).rejects.toThrow('It will be ready to invoke shortly')
  advance(6000)
  expect(await state('hello-classic')).toEqual(['Active', undefined, 'Successful'])
  expect((await invoke('hello-classic')).StatusCode).toBe(200)
})

test('an invocation keeps it awake', async () => {
  advance(13 * DAY)
  await invoke('hello-classic')
  advance(13 * DAY)
  expect(await state('hello-classic')).toEqual(['Active', undefined, 'Successful'])
  advance(2 * DAY)
  expect(await state('hello-classic')).toEqual(['Inactive', 'Idle', 'Successful'])
})

test('a deleted image shows when Lambda fetches it again, and another image cures it', async () => {
  await engine.ecr(account).send(new BatchDeleteImageCommand(helloWorld))
  expect(await state('hello-classic')).toEqual(['Active', undefined, 'Successful'])
  advance(DAY)
  expect(await state('hello-classic')).toEqual(['Inactive', 'ImageDeleted', 'Successful'])
  await expect(invoke('hello-classic')).rejects.toMatchObject({
    name: 'CodeArtifactUserDeletedException',
    $metadata: { httpStatusCode: 409 },
  })
  const ImageUri = `${account}.dkr.ecr.us-east-1.amazonaws.com/hello-world:1.1.0`
  await engine.lambda(account).send(new UpdateFunctionCodeCommand({ FunctionName: 'hello-classic', ImageUri }))
  advance(6000)
  expect(await state('hello-classic')).toEqual(['Active', undefined, 'Successful'])
})

test('a policy without Lambda shows at the next fetch, and its return cures it', async () => {
  const repositoryName = 'checkout/api'
  await engine.ecr(account).send(new DeleteRepositoryPolicyCommand({ repositoryName }))
  advance(DAY)
  expect(await state('checkout-worker')).toEqual(['Failed', 'ImageAccessDenied', 'Successful'])
  await expect(invoke('checkout-worker')).rejects.toMatchObject({ name: 'CodeArtifactUserFailedException' })
  await engine.ecr(account).send(new SetRepositoryPolicyCommand({ repositoryName, policyText: sameAccountPolicy }))
  expect(await state('checkout-worker')).toEqual(['Active', undefined, 'Successful'])
})

test('a sleeper whose image is gone wakes into ImageDeleted', async () => {
  advance(15 * DAY)
  await expect(invoke('hello-classic')).rejects.toThrow('It will be ready to invoke shortly')
  await engine.ecr(account).send(new BatchDeleteImageCommand(helloWorld))
  advance(6000)
  expect(await state('hello-classic')).toEqual(['Active', undefined, 'Successful'])
  advance(DAY)
  expect(await state('hello-classic')).toEqual(['Inactive', 'ImageDeleted', 'Successful'])
})

test('the demo: report-nightly wakes, legacy-etl and partner-feed do not', async () => {
  await expect(invoke('report-nightly')).rejects.toMatchObject({ name: 'CodeArtifactUserPendingException' })
  advance(6000)
  expect((await invoke('report-nightly')).StatusCode).toBe(200)
  await expect(invoke('legacy-etl')).rejects.toMatchObject({ name: 'CodeArtifactUserDeletedException' })
  await expect(invoke('partner-feed')).rejects.toMatchObject({ name: 'CodeArtifactUserFailedException' })
})

test('the demo: partner-feed recovers when the partner lets it in, legacy-etl with an image that exists', async () => {
  expect(await state('partner-feed')).toEqual(['Failed', 'ImageAccessDenied', 'Successful'])
  expect(await state('legacy-etl')).toEqual(['Inactive', 'ImageDeleted', 'Successful'])
  const policyText = crossAccountPolicy([account], 'us-east-1')
  await engine.ecr('111122223333').send(new SetRepositoryPolicyCommand({ repositoryName: 'shared/locked', policyText }))
  expect(await state('partner-feed')).toEqual(['Active', undefined, 'Successful'])
  expect((await invoke('partner-feed')).StatusCode).toBe(200)
  const ImageUri = `${account}.dkr.ecr.us-east-1.amazonaws.com/base/python-ric:3`
  await engine.lambda(account).send(new UpdateFunctionCodeCommand({ FunctionName: 'legacy-etl', ImageUri }))
  advance(6000)
  expect(await state('legacy-etl')).toEqual(['Active', undefined, 'Successful'])
})

test('a function that is not invocable says so', async () => {
  await expect(invoke('future-state')).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message:
      'The operation cannot be performed at this time. The function is currently in the following state: ActiveNonInvocable',
    $metadata: { httpStatusCode: 409 },
  })
})
