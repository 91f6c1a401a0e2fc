import { DeleteRepositoryCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { gzipSync } from 'node:zlib'
import { beforeEach, expect, test } from 'vitest'
import { halfCrossAccountPolicy, crossAccountPolicy } from '../../seed/images/policies'
import { newAccount, openTestEngine } from '../../testing'
import { GZIP, pushToApp, type PushedImage } from './test-push-image'

const DAY = 24 * 60 * 60 * 1000

const engine = await openTestEngine()
let account: string
beforeEach(() => {
  account = newAccount()
})

const push = (image: PushedImage, owner = account) => pushToApp(engine.ecr(owner), image)
const uriOf = (owner = account) => `${owner}.dkr.ecr.us-east-1.amazonaws.com/app:latest`
const create = async (ImageUri = uriOf()) => {
  const lambda = engine.lambda(account)
  const Role = `arn:aws:iam::${account}:role/r`
  await lambda.send(new CreateFunctionCommand({ FunctionName: 'f', Role, PackageType: 'Image', Code: { ImageUri } }))
  return lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'f' }))
}
const layer = (bytes: Uint8Array, mediaType = GZIP) => ({ bytes, mediaType })
/** A gzip file that says of itself to be so large unpacked. */
const claiming = (unpacked: number, content: string) => {
  const bytes = gzipSync(content)
  bytes.writeUInt32LE(unpacked, bytes.length - 4)
  return layer(bytes)
}

test('an image of real bytes is taken', async () => {
  await push({ layers: [layer(gzipSync('layer'))] })
  expect(await create()).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
})

test.each([
  ['for Windows', { config: { os: 'windows' } }, 'media type for the source image'],
  [
    'with a layer that is no layer',
    { layers: [layer(gzipSync('x'), 'application/vnd.in-toto+json')] },
    'media type for the source image',
  ],
  [
    'that is no container image',
    { configType: 'application/vnd.example.thing+json' },
    'media type for the source image',
  ],
  [
    'with a manifest over 25,400 bytes',
    { annotations: { note: 'x'.repeat(25_400) } },
    'exceeds the limit of 25400 bytes',
  ],
])('an image %s is refused at once', async (_, image: PushedImage, message) => {
  await push(image)
  await expect(create()).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringContaining(message),
    $metadata: { httpStatusCode: 400 },
  })
})

test.each([
  [
    'an uncompressed layer',
    { layers: [layer(Buffer.from('tar'), 'application/vnd.oci.image.layer.v1.tar')] },
    'UnsupportedImageLayerDetected',
  ],
  [
    'a layer that only claims to be gzip',
    { layers: [layer(Buffer.from('not gzip at all'))] },
    'UnsupportedImageLayerDetected',
  ],
  [
    'layers over 10 GiB unpacked',
    { layers: [1, 2, 3].map((i) => claiming(0xf0000000, `layer ${i}`)) },
    'SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit',
  ],
  [
    'settings over 16 KB',
    { config: { config: { Env: [`A=${'x'.repeat(16_400)}`] } } },
    'SizeLimitExceeded: Container image settings',
  ],
  ['a config that is no JSON', { rawConfig: 'no json' }, 'media type for the source image %s is not supported'],
])('an image with %s is taken, and the creation fails', async (_, image: PushedImage, reason) => {
  await push(image)
  const { State, StateReasonCode, StateReason } = await create()
  expect({ State, StateReasonCode }).toEqual({ State: 'Failed', StateReasonCode: 'InvalidImage' })
  expect(StateReason).toContain(reason)
})

test('just below 10 GiB is taken', async () => {
  await push({ layers: [claiming(0xffffffff, 'a'), claiming(0xffffffff, 'b'), claiming(0x7fffffff, 'c')] })
  expect((await create()).State).toBe('Active')
})

test('another account lets the caller in, and Lambda too: without the second statement the function does not wake', async () => {
  const owner = newAccount()
  await push({}, owner)
  const allow = (policyText: string) =>
    engine.ecr(owner).send(new SetRepositoryPolicyCommand({ repositoryName: 'app', policyText }))
  await allow(halfCrossAccountPolicy([account]))
  expect((await create(uriOf(owner))).State).toBe('Active')
  engine.engine.clock.advance(account, 15 * DAY)
  const lambda = engine.lambda(account)
  const wake = () => lambda.send(new InvokeCommand({ FunctionName: 'f' }))
  const read = () => lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'f' }))
  expect(await read()).toMatchObject({ State: 'Inactive', StateReasonCode: 'Idle' })
  await expect(wake()).rejects.toMatchObject({ name: 'CodeArtifactUserPendingException' })
  expect(await read()).toMatchObject({ State: 'Failed', StateReasonCode: 'ImageAccessDenied' })
  await allow(crossAccountPolicy([account], 'us-east-1'))
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'f', ImageUri: uriOf(owner) }))
  expect((await read()).State).toBe('Active')
  engine.engine.clock.advance(account, 15 * DAY)
  await expect(wake()).rejects.toMatchObject({ name: 'CodeArtifactUserPendingException' })
  expect((await wake()).StatusCode).toBe(200)
})

test('a repository that is deleted takes the ground away; its images pushed again bring it back', async () => {
  const image = { layers: [layer(gzipSync('layer'))] }
  await push(image)
  await create()
  const ecr = engine.ecr(account)
  await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'app', force: true }))
  const read = () => engine.lambda(account).send(new GetFunctionConfigurationCommand({ FunctionName: 'f' }))
  expect((await read()).State).toBe('Active')
  engine.engine.clock.advance(account, DAY)
  expect(await read()).toMatchObject({
    State: 'Inactive',
    StateReasonCode: 'ImageDeleted',
    StateReason: 'The function is trying to use a deleted image.',
  })
  await push(image)
  expect((await read()).State).toBe('Active')
})
