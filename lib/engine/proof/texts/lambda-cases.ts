import {
  CreateAliasCommand,
  DeleteFunctionCommand,
  GetFunctionCodeSigningConfigCommand,
  GetRuntimeManagementConfigCommand,
  InvokeCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { READY_MS, type TestAccount } from '../../lambda/test-account'
import { accountOfCase } from './bench'
import type { TextCase } from './compare-text'
import { seeError } from './see'

const zip = { ZipFile: Buffer.from('PK\u0003\u0004 package') }
const layer = 'arn:aws:lambda:us-east-1:123456789012:layer:tools:1'

const error = (work: (account: TestAccount) => Promise<unknown>) => async () => {
  const account = await accountOfCase()
  return seeError(work(account))
}
/** The same with a function `app` of an image that is Active. */
const withFunction = (work: (account: TestAccount) => Promise<unknown>) => async () => {
  const account = await accountOfCase()
  await account.createActive('app')
  return seeError(work(account))
}
const invoke = ({ lambda }: TestAccount) => lambda.send(new InvokeCommand({ FunctionName: 'app' }))

const created = (entry: string, see: TextCase['see']): TextCase => ({ section: 'reported_errors', entry, see })

/** Errors of images, packages and settings. */
export const lambdaCases: readonly TextCase[] = [
  created(
    'layer media type',
    error(({ create, image }) => create('app', {}, image('apps', 'v1', { index: true }).uri)),
  ),
  created(
    'permission to access the ECR image',
    error(({ create, image }) => create('app', {}, image('apps', 'v1', { account: '999999999999' }).uri)),
  ),
  created(
    'does not exist. Provide',
    error(({ create, image }) => create('app', {}, `${image('apps', 'v1').repositoryUri}:v2`)),
  ),
  created(
    'is not valid. Provide',
    error(({ create, image }) => create('app', {}, image('apps', 'v1').repositoryUri)),
  ),
  created(
    'PackageType is Image',
    error(({ create }) => create('app', { Handler: 'app.handler' })),
  ),
  created(
    "Value '' at 'handler'",
    error(({ create }) => create('app', { Handler: '' })),
  ),
  created(
    'mandatory parameters',
    error(({ create }) => create('app', { PackageType: 'Zip' })),
  ),
  created(
    'layers are not supported',
    withFunction(({ lambda }) =>
      lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'app', Layers: [layer] })),
    ),
  ),
  created(
    'Code signing is not supported',
    withFunction(({ lambda }) => lambda.send(new GetFunctionCodeSigningConfigCommand({ FunctionName: 'app' }))),
  ),
  created(
    'runtime management configuration',
    withFunction(({ lambda }) => lambda.send(new GetRuntimeManagementConfigCommand({ FunctionName: 'app' }))),
  ),
  created(
    'Please provide ImageUri when updating',
    withFunction(({ lambda }) => lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'app', ...zip }))),
  ),
  {
    section: 'reported_errors',
    entry: "'MemorySize' value failed",
    see: error(({ create }) => create('app', { MemorySize: 10_241 })),
    instead: {
      texts: ["'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240"],
    },
    why: 'The limit that was reported is that of a new account; the engine has the full one.',
  },
  created(
    "'timeout' failed",
    error(({ create }) => create('app', { Timeout: 3000 })),
  ),
  created(
    'reserved keys',
    error(({ create }) => create('app', { Environment: { Variables: { AWS_REGION: 'x' } } })),
  ),
  {
    ...created(
      'Map keys must satisfy',
      error(({ create }) => create('app', { Environment: { Variables: { '1': 'x' } } })),
    ),
    // Issues quote no more than this of a text that begins with the number of errors.
    pieces: [
      "Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
    ],
  },
  created(
    'cannot be assumed by Lambda',
    error(({ create, putRole, advance }) => {
      putRole('lambda-role', 'ec2.amazonaws.com')
      advance(READY_MS)
      return create('app')
    }),
  ),
  created(
    'Function already exist',
    withFunction(({ create }) => create('app')),
  ),
  created(
    'aliases reference it',
    withFunction(async ({ lambda }) => {
      await lambda.send(new PublishVersionCommand({ FunctionName: 'app' }))
      await lambda.send(new CreateAliasCommand({ FunctionName: 'app', Name: 'live', FunctionVersion: '1' }))
      return lambda.send(new DeleteFunctionCommand({ FunctionName: 'app', Qualifier: '1' }))
    }),
  ),
  created(
    'in the following state',
    error(async ({ create, updateConfiguration, image, advance }) => {
      await create('app', {}, image('apps', 'v1', { lostConfig: true }).uri)
      advance(READY_MS)
      return updateConfiguration('app', { Timeout: 9 })
    }),
  ),
  {
    section: 'reported_errors',
    entry: 'must be in the same account',
    why: 'Images of other accounts have been taken since November 2021.',
  },
  created(
    'CodeArtifactUserPendingException',
    error(async (account) => {
      await account.create('app')
      return invoke(account)
    }),
  ),
  created(
    'CodeArtifactUserFailedException',
    error(async (account) => {
      await account.create('app', {}, account.image('apps', 'v1', { lostConfig: true }).uri)
      account.advance(READY_MS)
      return invoke(account)
    }),
  ),
]
