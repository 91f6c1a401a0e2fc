import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListRolePoliciesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  type IAMClient,
} from '@aws-sdk/client-iam'
import { CreateFunctionCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { newAccount, openTestEngine } from '../testing'
import { post } from '../seed/test-post'

const trust = (Service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
  })
const PolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
})
const RoleName = 'r'

const engine = await openTestEngine()
let account: string
let iam: IAMClient
beforeEach(async () => {
  account = newAccount()
  iam = engine.iam(account)
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust('ec2.amazonaws.com') }))
})

test('a role has policies of its own, and goes when they are gone', async () => {
  for (const PolicyName of ['b', 'a'])
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }))
  expect((await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(['a', 'b'])
  const read = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'a' }))
  expect(read).toMatchObject({ RoleName, PolicyName: 'a', PolicyDocument: encodeURIComponent(PolicyDocument) })
  await expect(iam.send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
    name: 'DeleteConflictException',
    message: 'Cannot delete entity, must delete policies first.',
  })
  for (const PolicyName of ['b', 'a']) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }))
  await expect(iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'a' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The role policy with name a cannot be found.',
  })
  await iam.send(new DeleteRoleCommand({ RoleName }))
})

test('tags are put, listed and taken away', async () => {
  await iam.send(
    new TagRoleCommand({
      RoleName,
      Tags: [
        { Key: 'team', Value: 'a' },
        { Key: 'env', Value: 'dev' },
      ],
    }),
  )
  await iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'team', Value: 'b' }] }))
  const tags = async () => (await iam.send(new ListRoleTagsCommand({ RoleName }))).Tags
  expect(await tags()).toEqual([
    { Key: 'env', Value: 'dev' },
    { Key: 'team', Value: 'b' },
  ])
  await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ['env'] }))
  expect(await tags()).toEqual([{ Key: 'team', Value: 'b' }])
  const twice = new TagRoleCommand({
    RoleName,
    Tags: [
      { Key: 'x', Value: '1' },
      { Key: 'X', Value: '2' },
    ],
  })
  await expect(iam.send(twice)).rejects.toThrow('Duplicate tag keys found')
})

test('description and session length change; what is not given stays', async () => {
  await iam.send(new UpdateRoleCommand({ RoleName, Description: 'new' }))
  await iam.send(new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }))
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
  expect(Role).toMatchObject({ Description: 'new', MaxSessionDuration: 7200 })
})

test('a function takes a role from the moment that its trust policy names Lambda', async () => {
  await post(engine.url, 'seed', { account, what: 'basics' })
  const lambda = engine.lambda(account)
  const Role = `arn:aws:iam::${account}:role/${RoleName}`
  const Code = { ImageUri: `${account}.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest` }
  const create = new CreateFunctionCommand({ FunctionName: 'f', Role, PackageType: 'Image', Code })
  const CANNOT = 'The role defined for the function cannot be assumed by Lambda.'
  await expect(lambda.send(create)).rejects.toThrow(CANNOT)
  const update = (Service: string) =>
    iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust(Service) }))
  await update('lambda.amazonaws.com')
  await lambda.send(create)
  const other = `arn:aws:iam::${account}:role/ecs-task-execution`
  await expect(lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'f', Role: other }))).rejects.toThrow(
    CANNOT,
  )
})

test('a trust policy names no resource', async () => {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Resource: '*', Action: 'sts:AssumeRole' }],
  })
  await expect(
    iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: document })),
  ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException', message: 'Has prohibited field Resource' })
})
