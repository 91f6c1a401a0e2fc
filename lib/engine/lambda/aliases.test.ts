import {
  CreateAliasCommand,
  DeleteAliasCommand,
  GetAliasCommand,
  GetFunctionCommand,
  ListAliasesCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, READY_MS, type TestAccount } from './test-account'
import { openTestEngine } from '../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
beforeEach(async () => {
  account = openAccount(engine)
  await account.createActive('f', { Publish: true })
  await account.updateConfiguration('f', { Timeout: 9 })
  account.advance(READY_MS)
  await account.lambda.send(new PublishVersionCommand({ FunctionName: 'f' }))
})

const create = (Name: string, FunctionVersion: string, weights?: Record<string, number>) =>
  account.lambda.send(
    new CreateAliasCommand({
      FunctionName: 'f',
      Name,
      FunctionVersion,
      ...(weights && { RoutingConfig: { AdditionalVersionWeights: weights } }),
    }),
  )

test('an alias leads to its version, under an ARN of its own', async () => {
  await create('live', '1')
  const { Configuration } = await account.lambda.send(new GetFunctionCommand({ FunctionName: 'f', Qualifier: 'live' }))
  expect(Configuration).toMatchObject({ Version: '1', Timeout: 3 })
  expect(Configuration?.FunctionArn).toMatch(/:function:f:live$/)
})

test.each<[{ version: string; weights?: Record<string, number> }, string]>([
  [
    { version: '1', weights: { '1': 0.8, '2': 0.2 } },
    'Number of items in AdditionalVersionWeights cannot be greater than 1',
  ],
  [{ version: '1', weights: { '1': 0.5 } }, 'Function version 1 is already included in routing configuration.'],
  [
    { version: '$LATEST', weights: { '1': 0.5 } },
    '$LATEST is not supported for an alias pointing to more than 1 version',
  ],
  [{ version: '1', weights: { '10': 0.5 } }, ':function:f:10'],
  [{ version: '10' }, ':function:f:10'],
])('%o is refused', async ({ version, weights }, message) => {
  await expect(create('live', version, weights)).rejects.toThrow(message)
})

test('an update moves it, keeps what is not sent, clears weights with an empty map, and asks for its RevisionId', async () => {
  const { RevisionId } = await create('live', '1', { '2': 0.1 })
  const update = (input: object) =>
    account.lambda.send(new UpdateAliasCommand({ FunctionName: 'f', Name: 'live', ...input }))
  const described = await update({ Description: 'said', RevisionId })
  expect(described).toMatchObject({ FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { '2': 0.1 } } })
  await expect(update({ Description: 'late', RevisionId })).rejects.toMatchObject({
    name: 'PreconditionFailedException',
  })
  const moved = await update({ FunctionVersion: '2', RoutingConfig: { AdditionalVersionWeights: {} } })
  expect(moved).toMatchObject({ FunctionVersion: '2', Description: 'said' })
  expect(moved).not.toHaveProperty('RoutingConfig')
})

test('aliases are listed, for one version too; deleting one twice is no error', async () => {
  await create('live', '1')
  await create('canary', '2')
  const list = async (FunctionVersion?: string) => {
    const { Aliases = [] } = await account.lambda.send(new ListAliasesCommand({ FunctionName: 'f', FunctionVersion }))
    return Aliases.map(({ Name }) => Name)
  }
  expect(await list()).toEqual(['canary', 'live'])
  expect(await list('1')).toEqual(['live'])
  for (let i = 0; i < 2; i += 1) await account.lambda.send(new DeleteAliasCommand({ FunctionName: 'f', Name: 'live' }))
  await expect(account.lambda.send(new GetAliasCommand({ FunctionName: 'f', Name: 'live' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: expect.stringMatching(/^Cannot find alias arn: .*:function:f:live$/),
  })
  await create('live', '2')
  await expect(create('live', '2')).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: expect.stringMatching(/^Alias already exists: .*:function:f:live$/),
  })
})
