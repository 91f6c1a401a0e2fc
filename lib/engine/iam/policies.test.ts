import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  paginateListPolicies,
  type IAMClient,
} from '@aws-sdk/client-iam'
import { beforeEach, expect, test } from 'vitest'
import { newAccount, openTestEndpoint } from '../testing'

const document = (more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...more }],
  })
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
})
const BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'

const engine = await openTestEndpoint()
let account: string
let iam: IAMClient
beforeEach(() => {
  account = newAccount()
  iam = engine.iam(account)
})

const create = (PolicyName: string, more: object = {}) =>
  iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: document(), ...more }))

test('a policy is created as recorded, read, attached, and deleted once no role carries it', async () => {
  const { Policy } = await create('p', { Description: 'reads' })
  const arn = `arn:aws:iam::${account}:policy/p`
  expect(Policy).toEqual({
    PolicyName: 'p',
    PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
    Arn: arn,
    Path: '/',
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: expect.any(Date),
    UpdateDate: expect.any(Date),
  })
  await iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: TRUST }))
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn: arn }))
  const read = await iam.send(new GetPolicyCommand({ PolicyArn: arn }))
  expect(read.Policy).toMatchObject({ AttachmentCount: 1, Description: 'reads' })
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v1' }))
  expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(document())
  await expect(iam.send(new DeletePolicyCommand({ PolicyArn: arn }))).rejects.toMatchObject({
    name: 'DeleteConflictException',
    message: 'Cannot delete a policy attached to entities.',
  })
  await iam.send(new DetachRolePolicyCommand({ RoleName: 'r', PolicyArn: arn }))
  await iam.send(new DeletePolicyCommand({ PolicyArn: arn }))
  await expect(iam.send(new GetPolicyCommand({ PolicyArn: arn }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: `Policy ${arn} was not found.`,
  })
})

test('a policy is known by its path too', async () => {
  await create('p', { Path: '/team/' })
  await expect(iam.send(new GetPolicyCommand({ PolicyArn: `arn:aws:iam::${account}:policy/p` }))).rejects.toThrow(
    'was not found',
  )
  const arn = `arn:aws:iam::${account}:policy/team/p`
  await iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: TRUST }))
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn: arn }))
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn: BASIC }))
  const { AttachedPolicies } = await iam.send(
    new ListAttachedRolePoliciesCommand({ RoleName: 'r', PathPrefix: '/team/' }),
  )
  expect(AttachedPolicies).toEqual([{ PolicyName: 'p', PolicyArn: arn }])
})

test('ListPolicies tells AWS’s from the account’s, and comes in pages', async () => {
  await create('b')
  await create('a')
  const names = async (input: object) =>
    (await iam.send(new ListPoliciesCommand(input))).Policies?.map(({ PolicyName }) => PolicyName)
  expect(await names({ Scope: 'Local' })).toEqual(['a', 'b'])
  expect(await names({ Scope: 'AWS' })).toContain('AWSLambdaBasicExecutionRole')
  expect(await names({ OnlyAttached: true })).toEqual([])
  const all = await names({})
  const paged: (string | undefined)[] = []
  for await (const { Policies = [] } of paginateListPolicies({ client: iam, pageSize: 7 }, {}))
    paged.push(...Policies.map(({ PolicyName }) => PolicyName))
  expect(paged).toEqual(all)
  expect(all).toContain('a')
})

test('AWS’s policies can be read and not deleted', async () => {
  const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn: BASIC }))
  expect(Versions).toMatchObject([{ VersionId: 'v1', IsDefaultVersion: true }])
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: BASIC, VersionId: 'v1' }))
  expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toContain('logs:PutLogEvents')
  await expect(iam.send(new DeletePolicyCommand({ PolicyArn: BASIC }))).rejects.toMatchObject({ name: 'AccessDenied' })
})

test('a name is taken once, and a missing policy is named', async () => {
  await create('p')
  await expect(create('p')).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' })
  const PolicyArn = `arn:aws:iam::${account}:policy/none`
  await expect(iam.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toThrow(`Policy ${PolicyArn} was not found.`)
})

test.each([
  ['no JSON', '{', 'This policy contains invalid Json'],
  ['no statement', '{"Version":"2012-10-17"}', 'Syntax errors in policy.'],
  ['another version', '{"Version":"2020-01-01","Statement":[]}', 'Syntax errors in policy.'],
  ['a principal', document({ Principal: '*' }), 'Policy document should not specify a principal.'],
  ['no resource', document({ Resource: undefined }), 'Policy statement must contain resources.'],
])('a policy with %s is refused', async (_, PolicyDocument, message) => {
  await expect(create('p', { PolicyDocument })).rejects.toMatchObject({
    name: 'MalformedPolicyDocumentException',
    message,
  })
})
