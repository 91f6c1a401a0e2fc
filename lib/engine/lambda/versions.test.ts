import {
  CreateAliasCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
} from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, READY_MS, type TestAccount } from './test-account'
import { openTestEngine } from '../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(async () => {
  account = openAccount(engine)
  await account.createActive('f')
})

const publish = (input: Partial<ConstructorParameters<typeof PublishVersionCommand>[0]> = {}) =>
  account.lambda.send(new PublishVersionCommand({ FunctionName: 'f', ...input }))

async function update(Description: string) {
  await account.updateConfiguration('f', { Description })
  account.advance(READY_MS)
}

async function numbers() {
  const { Versions = [] } = await account.lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'f' }))
  return Versions.map(({ Version }) => Version)
}

test('without an update since, the same version is the answer, with its old description', async () => {
  const first = await publish({ Description: 'first' })
  expect(first).toMatchObject({ Version: '1', Description: 'first', State: 'Active', LastUpdateStatus: 'Successful' })
  expect(await publish({ Description: 'again' })).toMatchObject({
    Version: '1',
    Description: 'first',
    RevisionId: first.RevisionId,
  })
  await update('second')
  expect(await publish()).toMatchObject({ Version: '2', Description: 'second' })
})

test('publishing changes the RevisionId of $LATEST, and asks for its digest', async () => {
  const latest = await account.lambda.send(new GetFunctionCommand({ FunctionName: 'f' }))
  const { CodeSha256, RevisionId } = latest.Configuration ?? {}
  const other = 'a'.repeat(64)
  await expect(publish({ CodeSha256: other })).rejects.toThrow(
    `CodeSHA256 (${other}) is different from current CodeSHA256 in $LATEST (${CodeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
  )
  await publish({ CodeSha256, RevisionId })
  await expect(publish({ RevisionId })).rejects.toMatchObject({ name: 'PreconditionFailedException' })
})

test('versions are listed by number, and numbers are not used again', async () => {
  for (let i = 1; i <= 10; i += 1) {
    await update(`${i}`)
    await publish()
  }
  expect(await numbers()).toEqual(['$LATEST', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
  await account.lambda.send(new DeleteFunctionCommand({ FunctionName: 'f', Qualifier: '10' }))
  expect(await publish()).toMatchObject({ Version: '11' })
})

test('a version that an alias leads to cannot be deleted; neither can $LATEST', async () => {
  await publish()
  await account.lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'live', FunctionVersion: '1' }))
  await expect(
    account.lambda.send(new DeleteFunctionCommand({ FunctionName: 'f', Qualifier: '1' })),
  ).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: 'Unable to delete version because the following aliases reference it: [live]',
  })
  await expect(account.lambda.send(new DeleteFunctionCommand({ FunctionName: 'f:$LATEST' }))).rejects.toThrow(
    '$LATEST version cannot be deleted without deleting the function.',
  )
})

test('deleting the function takes its versions and aliases along', async () => {
  await publish()
  await account.lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'live', FunctionVersion: '1' }))
  await account.lambda.send(new DeleteFunctionCommand({ FunctionName: 'f' }))
  for (const Qualifier of [undefined, '1', 'live'])
    await expect(account.lambda.send(new GetFunctionCommand({ FunctionName: 'f', Qualifier }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  await account.createActive('f')
  expect(await numbers()).toEqual(['$LATEST'])
})

test('a version has a snapshot once it is Active, $LATEST never', async () => {
  await account.updateConfiguration('f', { SnapStart: { ApplyOn: 'PublishedVersions' } })
  account.advance(READY_MS)
  const pending = await account.updateCode('f', account.image('app', 'two').uri, { Publish: true })
  const off = { ApplyOn: 'PublishedVersions', OptimizationStatus: 'Off' }
  expect(pending).toMatchObject({ Version: '1', State: 'Pending', SnapStart: off })
  account.advance(READY_MS)
  const read = (Qualifier: string) => account.lambda.send(new GetFunctionCommand({ FunctionName: 'f', Qualifier }))
  expect((await read('1')).Configuration?.SnapStart).toEqual({ ...off, OptimizationStatus: 'On' })
  expect((await read('$LATEST')).Configuration?.SnapStart).toEqual(off)
})
