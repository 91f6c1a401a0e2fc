import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  ListRolesCommand,
  paginateListRoles,
  type IAMClient,
} from '@aws-sdk/client-iam'
import { beforeEach, expect, test } from 'vitest'
import { newAccount, openTestEndpoint } from '../testing'

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})
const BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'

const engine = await openTestEndpoint()
let account: string
let iam: IAMClient
beforeEach(() => {
  account = newAccount()
  iam = engine.iam(account)
})

const create = (RoleName: string, more: object = {}) =>
  iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, ...more }))

test('CreateRole and GetRole answer as recorded: no session length at first, tags in both', async () => {
  const given = { Path: '/team/', Tags: [{ Key: 'test', Value: 'value' }] }
  const created = (await create('r', given)).Role
  expect(created).toEqual({
    ...given,
    RoleName: 'r',
    RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    Arn: `arn:aws:iam::${account}:role/team/r`,
    CreateDate: expect.any(Date),
    AssumeRolePolicyDocument: encodeURIComponent(TRUST),
  })
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'r' }))
  expect(Role).toMatchObject({ RoleName: 'r', MaxSessionDuration: 3600, Tags: given.Tags })
})

test('ListRoles takes a path, leaves tags out and comes in pages', async () => {
  for (const name of ['c', 'a', 'b']) await create(name, { Path: '/team/', Tags: [{ Key: 'k', Value: 'v' }] })
  await create('elsewhere')
  const { Roles, IsTruncated } = await iam.send(new ListRolesCommand({ PathPrefix: '/team/' }))
  expect(IsTruncated).toBe(false)
  expect(Roles?.map(({ RoleName, Tags }) => [RoleName, Tags])).toEqual([
    ['a', undefined],
    ['b', undefined],
    ['c', undefined],
  ])
  const names: (string | undefined)[] = []
  for await (const page of paginateListRoles({ client: iam, pageSize: 3 }, {}))
    names.push(...(page.Roles ?? []).map(({ RoleName }) => RoleName))
  expect(names).toEqual(['a', 'b', 'c', 'elsewhere'])
})

test('errors have IAM’s codes and texts', async () => {
  await create('r')
  await expect(create('r')).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'Role with name r already exists.',
    $metadata: { httpStatusCode: 409 },
  })
  await expect(iam.send(new GetRoleCommand({ RoleName: 'none' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: 'The role with name none cannot be found.',
  })
  await expect(create('bad', { AssumeRolePolicyDocument: '{,}' })).rejects.toMatchObject({
    name: 'MalformedPolicyDocumentException',
    message: 'This policy contains invalid Json',
  })
})

test('managed policies are attached, listed and detached', async () => {
  await create('r')
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn: BASIC }))
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn: BASIC }))
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'r' }))
  expect(AttachedPolicies).toEqual([{ PolicyName: 'AWSLambdaBasicExecutionRole', PolicyArn: BASIC }])
  await expect(iam.send(new DeleteRoleCommand({ RoleName: 'r' }))).rejects.toMatchObject({
    name: 'DeleteConflictException',
  })
  await iam.send(new DetachRolePolicyCommand({ RoleName: 'r', PolicyArn: BASIC }))
  await iam.send(new DeleteRoleCommand({ RoleName: 'r' }))
  expect((await iam.send(new ListRolesCommand({}))).Roles).toEqual([])
})

test.each([
  ['longpolicynamebutnoarn', 'ValidationError', 'Invalid ARN:  Could not be parsed!'],
  [
    'arn:aws:iam::111111111111:policy/none',
    'NoSuchEntityException',
    'Policy arn:aws:iam::111111111111:policy/none does not exist or is not attachable.',
  ],
])('attaching %s fails as recorded', async (PolicyArn, name, message) => {
  await create('r')
  await expect(iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn }))).rejects.toMatchObject({
    name,
    message,
  })
})

test('a marker of somebody else is refused, not answered with an empty page', async () => {
  await create('r')
  await expect(iam.send(new ListRolesCommand({ Marker: 'elsewhere!' }))).rejects.toMatchObject({
    message: 'Invalid Marker.',
    $metadata: { httpStatusCode: 400 },
  })
})
