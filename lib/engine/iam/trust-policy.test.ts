import {
  CreateRoleCommand,
  GetRoleCommand,
  ListRolesCommand,
  UpdateAssumeRolePolicyCommand,
  type IAMClient,
} from '@aws-sdk/client-iam'
import { beforeEach, expect, test } from 'vitest'
import { newAccount, openTestEndpoint } from '../testing'

const engine = await openTestEndpoint()
let account: string
let iam: IAMClient
beforeEach(() => {
  account = newAccount()
  iam = engine.iam(account)
})

const LAMBDA = { Service: 'lambda.amazonaws.com' }
const trust = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
const assume = (Principal: unknown) => trust({ Principal, Action: 'sts:AssumeRole' })
const create = (RoleName: string, AssumeRolePolicyDocument: string, more: object = {}) =>
  iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, ...more }))

test.each([
  ['no principal', trust({ Action: 'sts:AssumeRole' }), 'Missing required field Principal'],
  ['no action', trust({ Principal: LAMBDA }), 'Missing required field Action'],
  [
    'the action of another service',
    trust({ Principal: LAMBDA, Action: 's3:GetObject' }),
    'AssumeRole policy may only specify STS AssumeRole actions.',
  ],
  [
    'something that is no service',
    assume({ Service: ['lambda.amazonaws.com', 'lambda'] }),
    'Invalid principal in policy: "SERVICE":"lambda"',
  ],
])('a trust policy with %s is refused', async (_, document, message) => {
  await expect(create('r', document)).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException', message })
})

test('a role that a trust policy names is there, in the account', async () => {
  const caller = `arn:aws:iam::${account}:role/team/caller`
  const message = `Invalid principal in policy: "AWS":"${caller}"`
  await create('callee', assume({ AWS: [account, `arn:aws:iam::${newAccount()}:role/elsewhere`] }))
  const update = (arn = caller) =>
    iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'callee', PolicyDocument: assume({ AWS: arn }) }))
  await expect(update()).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException', message })
  await create('caller', assume(LAMBDA), { Path: '/team/' })
  await update()
  await expect(update(caller.replace('/team/', '/'))).rejects.toMatchObject({
    name: 'MalformedPolicyDocumentException',
  })
})

test('two roles differ by more than case', async () => {
  await create('Deployer', assume(LAMBDA))
  await expect(create('deployer', assume(LAMBDA))).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' })
})

test('a permissions boundary is kept, and is a policy that exists', async () => {
  const PermissionsBoundary = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'
  await create('r', assume(LAMBDA), { PermissionsBoundary })
  expect((await iam.send(new GetRoleCommand({ RoleName: 'r' }))).Role?.PermissionsBoundary).toEqual({
    PermissionsBoundaryType: 'Policy',
    PermissionsBoundaryArn: PermissionsBoundary,
  })
  expect((await iam.send(new ListRolesCommand({}))).Roles?.[0]).not.toHaveProperty('PermissionsBoundary')
  await expect(create('s', assume(LAMBDA), { PermissionsBoundary: `${PermissionsBoundary}s` })).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    message: `Scope ARN: ${PermissionsBoundary}s does not exist or is not attachable.`,
  })
})
