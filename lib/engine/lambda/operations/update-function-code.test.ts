import { GetFunctionCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, READY_MS, type TestAccount } from '../test-account'
import { openTestEngine } from '../../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(async () => {
  account = openAccount(engine)
  await account.createActive('f')
})

const read = async (Qualifier?: string) => account.lambda.send(new GetFunctionCommand({ FunctionName: 'f', Qualifier }))

test('an update is InProgress, then Successful; the RevisionId changes twice', async () => {
  const before = await read()
  const { uri, digest } = account.image('app', 'v2', { content: 'two' })
  const updated = await account.updateCode('f', uri, { RevisionId: before.Configuration?.RevisionId })
  expect(updated).toMatchObject({
    State: 'Active',
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReason: 'The function is being created.',
    LastUpdateStatusReasonCode: 'Creating',
    CodeSha256: digest.slice('sha256:'.length),
  })
  expect(updated.LastModified).toMatch(/\.000\+0000$/)
  account.advance(READY_MS)
  const after = await read()
  expect(after.Configuration).toMatchObject({ LastUpdateStatus: 'Successful' })
  expect(after.Configuration).not.toHaveProperty('LastUpdateStatusReason')
  const revisions = [before, { Configuration: updated }, after].map(({ Configuration }) => Configuration?.RevisionId)
  expect(new Set(revisions).size).toBe(3)
  await expect(account.updateCode('f', uri, { RevisionId: revisions[1] })).rejects.toMatchObject({
    name: 'PreconditionFailedException',
    $metadata: { httpStatusCode: 412 },
  })
})

test('moving the tag changes nothing until the next update', async () => {
  const before = await read()
  const { uri, digest } = account.image('app', 'latest', { content: 'moved' })
  expect((await read()).Code).toEqual(before.Code)
  await account.updateConfiguration('f', { Timeout: 9 })
  account.advance(READY_MS)
  expect((await read()).Code).toEqual(before.Code)
  await account.updateCode('f', uri)
  expect((await read()).Code?.ResolvedImageUri).toContain(digest)
})

test('a second update waits for the first', async () => {
  const { uri } = account.image('app', 'latest')
  await account.updateCode('f', uri)
  const arn = `arn:aws:lambda:us-east-1:${account.id}:function:f`
  const conflict = {
    name: 'ResourceConflictException',
    message: `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`,
    $metadata: { httpStatusCode: 409 },
  }
  await expect(account.updateCode('f', uri)).rejects.toMatchObject(conflict)
  await expect(account.updateConfiguration('f', { Timeout: 9 })).rejects.toMatchObject(conflict)
  account.advance(READY_MS)
  await expect(account.updateCode('f', uri)).resolves.toMatchObject({ LastUpdateStatus: 'InProgress' })
})

test('of twenty updates at once with the same RevisionId, one is taken', async () => {
  const { uri } = account.image('app', 'latest')
  const RevisionId = (await read()).Configuration?.RevisionId
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => account.updateCode('f', uri, { RevisionId })))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('DryRun says what would be, and changes nothing', async () => {
  const before = await read()
  const { uri, digest } = account.image('app', 'v2', { content: 'two' })
  const dry = await account.updateCode('f', uri, { DryRun: true })
  expect(dry.CodeSha256).toBe(digest.slice('sha256:'.length))
  expect(await read()).toMatchObject({ Code: before.Code, Configuration: { LastUpdateStatus: 'Successful' } })
})

test('Publish describes the version, while $LATEST is InProgress; Architectures change with the code', async () => {
  const { uri } = account.image('app', 'v2', { content: 'two' })
  const published = await account.updateCode('f', uri, { Publish: true, Architectures: ['arm64'] })
  expect(published).toMatchObject({ Version: '1', State: 'Pending', Architectures: ['arm64'] })
  expect(published.FunctionArn).toMatch(/:f:1$/)
  expect(published).not.toHaveProperty('LastUpdateStatus')
  expect((await read('$LATEST')).Configuration).toMatchObject({ State: 'Active', LastUpdateStatus: 'InProgress' })
  account.advance(READY_MS)
  expect((await read('1')).Configuration).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
})

test('an update to a bad image ends Failed, and the next one may follow', async () => {
  const { uri } = account.image('app', 'bad', { unpacked: 11.9e9 })
  await account.updateCode('f', uri)
  account.advance(READY_MS)
  expect((await read()).Configuration).toMatchObject({
    State: 'Active',
    LastUpdateStatus: 'Failed',
    LastUpdateStatusReasonCode: 'InvalidImage',
  })
  await account.updateConfiguration('f', { Timeout: 9 })
  account.advance(READY_MS)
  expect((await read()).Configuration).toMatchObject({ Timeout: 9, LastUpdateStatus: 'Failed' })
  await account.updateCode('f', account.image('app', 'latest').uri)
  account.advance(READY_MS)
  expect((await read()).Configuration).toMatchObject({ LastUpdateStatus: 'Successful' })
})

test('the package type is fixed', async () => {
  const update = new UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile: Buffer.from('PK') })
  await expect(account.lambda.send(update)).rejects.toThrow(
    'Please provide ImageUri when updating a function with packageType Image.',
  )
})
