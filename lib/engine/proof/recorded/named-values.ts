import { ROLE_PATH, trustOf } from './fixtures'
import type { Json } from './recording'
import { LOG_VALUES } from './log-values'
import { at, type Scope } from './scope'

const arnOf = ({ region, account }: Scope, name: string) => `arn:aws:lambda:${region}:${account}:function:${name}`

const POLICY = 'policy-of-a-recorded-test'

const accountConcurrency = (answers: Scope['answers']): number =>
  Number(at(answers.get('get_account_settings'), 'AccountLimit', 'ConcurrentExecutions'))

/** Expressions of the recorded tests, by their text. */
export const NAMED: Readonly<Record<string, (scope: Scope) => Json | undefined>> = {
  function_name: ({ functionName }) => functionName,
  function_name_1: ({ functionName }) => `${functionName}-1`,
  function_name_2: ({ functionName }) => `${functionName}-2`,
  func_name: ({ functionName }) => functionName,
  fn_name: ({ functionName }) => functionName,
  lambda_name: ({ functionName }) => functionName,
  lambda_fn: ({ functionName }) => functionName,
  invocation_echo_lambda: ({ functionName }) => functionName,
  name: ({ loop, functionName }) => loop ?? functionName,
  lambda_runtime: ({ test }) => (test.includes('[nodejs') ? 'nodejs20.x' : 'python3.12'),
  lambda_su_role: ({ account }) => `arn:aws:iam::${account}:role/lambda-role`,
  function_arn: (scope) => arnOf(scope, scope.functionName),
  fn_arn: (scope) => arnOf(scope, scope.functionName),
  "fn_arn.replace(':lambda:', ':iam:')": (scope) => arnOf(scope, scope.functionName).replace(':lambda:', ':iam:'),
  "fn_arn.replace(':lambda:', ':_-/!lambda:')": (scope) =>
    arnOf(scope, scope.functionName).replace(':lambda:', ':_-/!lambda:'),
  fn_arn_2: (scope) => arnOf(scope, `${scope.functionName}-2`),
  fake_arn: (scope) => arnOf(scope, 'doesnotexist'),
  qualified_arn_latest: (scope) => arnOf(scope, `${scope.functionName}:$LATEST`),
  wrong_region_arn: (scope) => arnOf({ ...scope, region: 'ap-southeast-1' }, scope.functionName),
  "arns.s3_bucket_arn('test-bucket', region=region_name)": () => 'arn:aws:s3:::test-bucket',
  queue_arn: ({ account, region }) => `arn:aws:sqs:${region}:${account}:test-queue`,
  full_arn: (scope) => arnOf(scope, scope.functionName),
  resource_arn: (scope) => arnOf(scope, scope.functionName),
  invalid_resource_arn: (scope) => arnOf(scope, scope.functionName).replace(':function:', ':foobar:'),
  version_arn: (scope) => arnOf(scope, `${scope.functionName}:1`),
  arn_prefix: (scope) => arnOf(scope, ''),
  partial_arn: ({ account, functionName }) => `${account}:function:${functionName}-2`,
  long_function_arn: (scope) => arnOf(scope, 'a'.repeat(150)),
  function_arn_other_region: (scope) => arnOf({ ...scope, region: 'ap-southeast-1' }, scope.functionName),
  function_arn_other_account: (scope) => arnOf({ ...scope, account: '999999999999' }, scope.functionName),
  role_name: () => 'replayed-role',
  role_arn: ({ account }) => `arn:aws:iam::${account}:role/replayed-role`,
  policy_name: () => POLICY,
  policy_arn: ({ account }) => `arn:aws:iam::${account}:policy/${POLICY}`,
  non_existent_policy_arn: ({ account }) => `arn:aws:iam::${account}:policy/non-existent-policy`,
  path: () => ROLE_PATH,
  path_prefix: () => ROLE_PATH,
  'json.dumps(policy)': () =>
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com"]},"Action":["sts:AssumeRole"]}]}',
  'json.dumps(assume_policy_document)': () => trustOf({ Service: 'lambda.amazonaws.com' }),
  ...LOG_VALUES,
  account_id: ({ account }) => account,
  region_name: ({ region }) => region,
  'get_partition(region_name)': () => 'aws',
  'short_uid()': () => '1a2b3c4d',
  rev2_active_state: ({ answers }) => at(answers.get('get_function'), 'Configuration', 'RevisionId'),
  rev4_fn_code_updated: ({ answers }) => at(answers.get('get_function'), 'Configuration', 'RevisionId'),
  rev_a1_create_alias: ({ answers }) => at(answers.get('create_alias'), 'RevisionId'),
  v1: ({ answers }) => at(answers.get('publish_version'), 'Version'),
  fn_version: ({ answers }) => at(answers.get('publish_version'), 'Version'),
  version: ({ answers }) => at(answers.get('create_function'), 'Version'),
  sid: () => 's3',
  fn_alias: () => 'eventinvokealias',
  alias_name: ({ answers }) => at(answers.get('create_alias'), 'Name') ?? 'test-alias',
  new_reserved_concurrency: () => 3,
  concurrent_executions: ({ answers }) => accountConcurrency(answers),
  'concurrent_executions + 1': ({ answers }) => accountConcurrency(answers) + 1,
  max_reserved_concurrent_executions: ({ answers }) => accountConcurrency(answers) - 100,
  large_envvar: ({ test }) => 'x'.repeat(test.endsWith('fails') ? 4081 : 4080),
  large_env: () => 'x'.repeat(1_000_000),
  'Architecture.arm64': () => 'arm64',
  'Architecture.x86_64': () => 'x86_64',
  code_signing_arn: ({ answers }) =>
    at(answers.get('create_code_signing_config'), 'CodeSigningConfig', 'CodeSigningConfigArn'),
  csc_arn: ({ answers }) => at(answers.get('create_code_signing_config'), 'CodeSigningConfig', 'CodeSigningConfigArn'),
  csc_arn_invalid: ({ account, region }) =>
    `arn:aws:lambda:${region}:${account}:code-signing-config:csc-0123456789abcdefx`,
  function_version: ({ answers }) => at(answers.get('publish_version'), 'Version'),
  environment_v2: () => ({ Variables: { FUNCTION_VARIANT: 'variant-2' } }),
  s3_bucket: () => 'uploaded-bucket',
  bucket_name: () => 'uploaded-bucket',
  non_existent_subnet_id: () => 'subnet-doesnotexist',
  wrong_format_subnet_id: () => 'bad-format-subnet',
  subnet_id: () => 'subnet-1a2b3c4d',
  subnet_id_1: () => 'subnet-1a2b3c4d',
  subnet_id_2: () => 'subnet-2a2b3c4d',
  security_group_id_1: () => 'sg-1a2b3c4d',
  security_group_id_2: () => 'sg-2a2b3c4d',
  'LogFormat.JSON': () => 'JSON',
  'LogFormat.Text': () => 'Text',
  non_existent_sg_id: () => 'sg-doesnotexist',
  wrong_format_sg_id: () => 'bad-format-group',
  security_group_id: () => 'sg-1a2b3c4d',
}
