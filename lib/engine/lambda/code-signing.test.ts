import {
  CreateCodeSigningConfigCommand,
  CreateFunctionCommand,
  DeleteCodeSigningConfigCommand,
  DeleteFunctionCodeSigningConfigCommand,
  GetFunctionCodeSigningConfigCommand,
  ListCodeSigningConfigsCommand,
  ListFunctionsByCodeSigningConfigCommand,
  PutFunctionCodeSigningConfigCommand,
  UpdateCodeSigningConfigCommand,
} from '@aws-sdk/client-lambda'
import { beforeEach, expect, test } from 'vitest'
import { openAccount, REGION, type TestAccount } from './test-account'
import { openTestEngine } from '../testing'

const engine = await openTestEngine({ speed: 'slow' })
let account: TestAccount
let CodeSigningConfigArn: string
const FunctionName = 'packed'
const profile = 'arn:aws:signer:us-east-1:123456789012:/signing-profiles/test'

beforeEach(async () => {
  account = openAccount(engine)
  const { CodeSigningConfig } = await account.lambda.send(
    new CreateCodeSigningConfigCommand({ AllowedPublishers: { SigningProfileVersionArns: [profile] } }),
  )
  CodeSigningConfigArn = CodeSigningConfig?.CodeSigningConfigArn ?? ''
})

const createPackage = (arn?: string) =>
  account.lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: account.role,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: Buffer.from('PK\u0003\u0004 package') },
      CodeSigningConfigArn: arn,
    }),
  )
const attached = () => account.lambda.send(new GetFunctionCodeSigningConfigCommand({ FunctionName }))
const users = async () =>
  (await account.lambda.send(new ListFunctionsByCodeSigningConfigCommand({ CodeSigningConfigArn }))).FunctionArns

test('a configuration is made, changed and listed', async () => {
  expect(CodeSigningConfigArn).toMatch(
    new RegExp(`^arn:aws:lambda:${REGION}:${account.id}:code-signing-config:csc-[0-9a-f]{17}$`),
  )
  const CodeSigningPolicies = { UntrustedArtifactOnDeployment: 'Enforce' as const }
  await account.lambda.send(new UpdateCodeSigningConfigCommand({ CodeSigningConfigArn, CodeSigningPolicies }))
  const { CodeSigningConfigs } = await account.lambda.send(new ListCodeSigningConfigsCommand({}))
  expect(CodeSigningConfigs).toMatchObject([
    {
      CodeSigningConfigArn,
      CodeSigningPolicies,
      AllowedPublishers: { SigningProfileVersionArns: [profile] },
      Description: '',
    },
  ])
})

test('a function of a package can have one, which then cannot be deleted', async () => {
  await createPackage(CodeSigningConfigArn)
  expect(await attached()).toMatchObject({ CodeSigningConfigArn, FunctionName })
  expect(await users()).toEqual([`arn:aws:lambda:${REGION}:${account.id}:function:${FunctionName}`])
  const deletion = () => account.lambda.send(new DeleteCodeSigningConfigCommand({ CodeSigningConfigArn }))
  await expect(deletion()).rejects.toMatchObject({ name: 'ResourceConflictException' })
  await account.lambda.send(new DeleteFunctionCodeSigningConfigCommand({ FunctionName }))
  expect((await attached()).CodeSigningConfigArn).toBeUndefined()
  await deletion()
  await expect(users()).rejects.toThrow(
    `The Lambda code signing configuration ${CodeSigningConfigArn} can not be found.`,
  )
})

test('one that is not there, and an image, are refused', async () => {
  const missing = `${CodeSigningConfigArn.slice(0, -4)}ffff`
  await expect(createPackage(missing)).rejects.toMatchObject({
    name: 'CodeSigningConfigNotFoundException',
    $metadata: { httpStatusCode: 404 },
  })
  const text = 'Code signing is not supported for functions created with container images.'
  await expect(account.create('app', { CodeSigningConfigArn })).rejects.toThrow(text)
  await account.create('app')
  await expect(
    account.lambda.send(new PutFunctionCodeSigningConfigCommand({ FunctionName: 'app', CodeSigningConfigArn })),
  ).rejects.toThrow(text)
})
