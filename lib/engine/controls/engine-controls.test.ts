import { CreateLogGroupCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  DescribeRepositoriesCommand,
  DeleteRepositoryPolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  ListFunctionsCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { beforeEach, expect, test } from 'vitest'
import { errorOf, passwordOf, registryOf } from '../registry/test-registry'
import { post } from '../seed/test-post'
import { newAccount, openTestEngine } from '../testing'

const engine = await openTestEngine()
let account: string
beforeEach(async () => {
  account = newAccount()
  await post(engine.url, 'seed', { account, what: 'demo' })
})

const control = (name: string, body: object) => post(engine.url, name, { account, ...body })
const FunctionName = 'hello-classic'
const update = () =>
  engine.lambda(account).send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: 'new' }))
const create = () =>
  engine.lambda(account).send(
    new CreateFunctionCommand({
      FunctionName: 'created',
      PackageType: 'Image',
      Role: `arn:aws:iam::${account}:role/lambda-ex`,
      Code: { ImageUri: `${account}.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest` },
    }),
  )

test('read-only: reads pass, the rest is refused in AWS’s words', async () => {
  await control('caller-role', { role: 'read-only' })
  await engine.lambda(account).send(new ListFunctionsCommand({}))
  await engine.ecr(account).send(new DescribeRepositoriesCommand({}))
  const who = `User: arn:aws:sts::${account}:assumed-role/gantry-read-only/gantry is not authorized to perform:`
  const arn = `arn:aws:lambda:us-east-1:${account}:function:${FunctionName}`
  await expect(update()).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: `${who} lambda:UpdateFunctionConfiguration on resource: ${arn} because no identity-based policy allows the lambda:UpdateFunctionConfiguration action`,
    $metadata: { httpStatusCode: 403 },
  })
  await expect(engine.lambda(account).send(new InvokeCommand({ FunctionName }))).rejects.toThrow(
    'lambda:InvokeFunction',
  )
  const { Arn } = await engine.sts(account).send(new GetCallerIdentityCommand({}))
  expect(Arn).toBe(`arn:aws:sts::${account}:assumed-role/gantry-read-only/gantry`)
})

test('logs can be read by who may only read, and a fault for the next write passes them by', async () => {
  const logs = engine.logs(account)
  const logGroupName = 'app'
  const read = () => logs.send(new FilterLogEventsCommand({ logGroupName }))
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  await control('caller-role', { role: 'read-only' })
  await read()
  await control('caller-role', { role: 'admin' })
  await control('fail-next', { fault: '429' })
  await read()
  await expect(update()).rejects.toMatchObject({ name: 'TooManyRequestsException' })
})

test('no-set-repository-policy: a repository without Lambda’s statement cannot be used', async () => {
  await control('caller-role', { role: 'no-set-repository-policy' })
  await expect(create()).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: 'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
  })
  const set = new SetRepositoryPolicyCommand({ repositoryName: 'hello-world', policyText: '{"Statement":[]}' })
  await expect(engine.ecr(account).send(set)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  await control('caller-role', { role: 'admin' })
  await create()
})

test('deployer: deploys and deletes nothing, and makes no roles', async () => {
  await control('caller-role', { role: 'deployer' })
  await create()
  await expect(
    engine.ecr(account).send(new DeleteRepositoryPolicyCommand({ repositoryName: 'checkout/api' })),
  ).rejects.toThrow('not authorized')
  const role = new CreateRoleCommand({ RoleName: 'mine', AssumeRolePolicyDocument: '{}' })
  await expect(engine.iam(account).send(role)).rejects.toMatchObject({ name: 'AccessDenied' })
})

test('read-only: docker may pull and not push', async () => {
  const { call, putManifest } = registryOf(
    engine.url,
    `Basic ${Buffer.from(`AWS:${await passwordOf(engine.ecr(account))}`).toString('base64')}`,
  )
  await control('caller-role', { role: 'read-only' })
  expect((await call('GET', '/v2/hello-world/manifests/latest')).status).toBe(200)
  const refused = await putManifest('latest', '{}', undefined, 'hello-world')
  expect([refused.status, errorOf(refused)]).toEqual([403, expect.stringContaining('ecr:PutImage')])
})

test('the caller of one account is nobody in another, and reset brings the admin back', async () => {
  await control('caller-role', { role: 'read-only' })
  await engine.ecr(newAccount()).send(new DescribeRepositoriesCommand({}))
  await control('reset', {})
  const { Arn } = await engine.sts(account).send(new GetCallerIdentityCommand({}))
  expect(Arn).toBe(`arn:aws:iam::${account}:root`)
})

test.each([
  ['429', 'TooManyRequestsException', 429],
  ['500', 'ServiceException', 500],
  ['403', 'AccessDeniedException', 403],
  ['409', 'ResourceConflictException', 409],
  ['412', 'PreconditionFailedException', 412],
])('fail-next with %s fails one write and no read', async (fault, name, httpStatusCode) => {
  await control('fail-next', { fault })
  await engine.lambda(account).send(new GetFunctionCommand({ FunctionName }))
  await expect(update()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } })
  await update()
})

test('fail-next speaks as each service does, and of what was asked', async () => {
  const repositoryName = 'checkout/api'
  const remove = () => engine.ecr(account).send(new DeleteRepositoryPolicyCommand({ repositoryName }))
  await control('fail-next', { fault: '403' })
  await expect(remove()).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      `perform: ecr:DeleteRepositoryPolicy on resource: arn:aws:ecr:us-east-1:${account}:repository/${repositoryName}`,
    ),
    $metadata: { httpStatusCode: 400 },
  })
  await control('fail-next', { fault: '429' })
  await expect(remove()).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } })
  await control('fail-next', { fault: '500' })
  await expect(remove()).rejects.toMatchObject({ name: 'ServerException', $metadata: { httpStatusCode: 500 } })
  await control('fail-next', { fault: '412' })
  await remove()
  await expect(update()).rejects.toMatchObject({ name: 'PreconditionFailedException' })
})

test('fail-next waits for the operation that it names', async () => {
  await control('fail-next', { fault: '500', operation: 'GetFunction' })
  await update()
  await expect(engine.lambda(account).send(new GetFunctionCommand({ FunctionName }))).rejects.toMatchObject({
    name: 'ServiceException',
  })
})

test('fail-next with timeout gives no answer', async () => {
  await control('fail-next', { fault: 'timeout' })
  const abortSignal = AbortSignal.timeout(300)
  const sent = engine.lambda(account).send(new UpdateFunctionConfigurationCommand({ FunctionName }), { abortSignal })
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
})

test('fail-next with lost-answer does what was asked and does not say so', async () => {
  await control('fail-next', { fault: 'lost-answer' })
  await expect(update()).rejects.toMatchObject({ code: 'ECONNRESET' })
  const { Configuration } = await engine.lambda(account).send(new GetFunctionCommand({ FunctionName }))
  expect(Configuration?.Description).toBe('new')
})

test.each([
  ['caller-role', { role: 'king' }, 'role'],
  ['fail-next', { fault: '418' }, 'fault'],
])('%s of %j is refused', async (name, body, message) => {
  await expect(control(name, body)).rejects.toThrow(message)
})
