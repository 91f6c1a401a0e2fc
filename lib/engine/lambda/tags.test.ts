import { GetFunctionCommand, ListTagsCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, type TestAccount } from './test-account'
import { openTestEngine } from '../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
let Resource: string
beforeEach(async () => {
  account = openAccount(engine)
  await account.createActive('f', { Tags: { team: 'shop' } })
  Resource = `arn:aws:lambda:us-east-1:${account.id}:function:f`
})

const list = async () => (await account.lambda.send(new ListTagsCommand({ Resource }))).Tags

test('tags are added, replaced and removed, and GetFunction shows them while there are some', async () => {
  await account.lambda.send(new TagResourceCommand({ Resource, Tags: { team: 'pay', stage: 'test' } }))
  expect(await list()).toEqual({ team: 'pay', stage: 'test' })
  expect((await account.lambda.send(new GetFunctionCommand({ FunctionName: 'f' }))).Tags).toEqual(await list())
  await account.lambda.send(new UntagResourceCommand({ Resource, TagKeys: ['team', 'stage', 'nothing'] }))
  expect(await list()).toEqual({})
  expect(await account.lambda.send(new GetFunctionCommand({ FunctionName: 'f' }))).not.toHaveProperty('Tags')
})

test('no tags on versions, no more than fifty, none during an update', async () => {
  const Tags = { a: 'b' }
  await expect(account.lambda.send(new TagResourceCommand({ Resource: `${Resource}:1`, Tags }))).rejects.toThrow(
    'Tags on function aliases and versions are not supported. Please specify a function ARN.',
  )
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`key${i}`, 'x']))
  await expect(account.lambda.send(new TagResourceCommand({ Resource, Tags: many }))).rejects.toThrow(
    'Number of tags exceeds resource tag limit.',
  )
  await account.updateConfiguration('f', { Timeout: 9 })
  await expect(account.lambda.send(new TagResourceCommand({ Resource, Tags }))).rejects.toMatchObject({
    name: 'ResourceConflictException',
  })
})

test('no tag is AWS’s own or too long, on a new function either', async () => {
  for (const [key, value] of [
    ['aws:stack', 'x'],
    ['k'.repeat(129), 'x'],
    ['kk', 'v'.repeat(257)],
  ] as const) {
    const Tags = { [key]: value }
    const refused = { name: 'InvalidParameterValueException', $metadata: { httpStatusCode: 400 } }
    await expect(account.lambda.send(new TagResourceCommand({ Resource, Tags }))).rejects.toMatchObject(refused)
    await expect(account.create('g', { Tags })).rejects.toMatchObject(refused)
  }
  expect(await list()).toEqual({ team: 'shop' })
})
