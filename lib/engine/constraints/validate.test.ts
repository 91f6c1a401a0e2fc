import { expect, test } from 'vitest'
import { EngineError } from '../protocol/errors'
import ecrRules from './ecr.json'
import iamRules from './iam.json'
import lambdaRules from './lambda.json'
import { matcher } from './phrases'
import { rulesSchema } from './rule'
import stsRules from './sts.json'
import { validateEcr, validateIam, validateLambda, validateSts } from './validate'

const refusal = (work: () => void): { code: string; message: string } | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof EngineError) return { code: error.code, message: error.message }
    throw error
  }
}
const lambda = (operation: string, input: object) => refusal(() => validateLambda(operation, input))
const ecr = (operation: string, input: object) => refusal(() => validateEcr(operation, input))
const invalid = (message: string) => ({ code: 'ValidationException', message })
const failed = (at: string, phrase: string) =>
  invalid(`1 validation error detected: Value ${at} failed to satisfy constraint: ${phrase}`)

const ROLE = 'arn:aws:iam::123456789012:role/r'
const create = { FunctionName: 'f', Role: ROLE, Code: { ImageUri: 'x' } }
const alias = { FunctionName: 'f', Name: 'live', FunctionVersion: '1' }
const weights = (AdditionalVersionWeights: object) =>
  lambda('CreateAlias', { ...alias, RoutingConfig: { AdditionalVersionWeights } })

test('every pattern of the model is one that this platform runs', () => {
  for (const { shapes } of [lambdaRules, ecrRules, iamRules, stsRules].map((rules) => rulesSchema.parse(rules))) {
    for (const { pattern } of Object.values(shapes))
      if (pattern !== undefined) expect(matcher(pattern)).toBeInstanceOf(RegExp)
  }
})

test('what satisfies the model passes, and so does an operation that it does not know', () => {
  expect(
    lambda('CreateFunction', {
      ...create,
      Environment: { Variables: { AB: '' } },
      ImageConfig: { Command: [] },
      VpcConfig: { SubnetIds: [] },
    }),
  ).toBeUndefined()
  expect(
    lambda('CreateFunction', {
      ...create,
      FunctionName: `arn:aws:lambda:eusc-de-east-1:123456789012:function:${'f'.repeat(64)}`,
    }),
  ).toBeUndefined()
  expect(lambda('ListFunctions', { MaxItems: 10_000, FunctionVersion: 'ALL' })).toBeUndefined()
  expect(lambda('PutResourcePolicy', {})).toBeUndefined()
  expect(ecr('CreateRepository', { repositoryName: 'team/app', imageTagMutability: 'IMMUTABLE' })).toBeUndefined()
})

test("texts as AWS's recorded answers have them", () => {
  expect(lambda('UpdateFunctionConfiguration', { FunctionName: 'f', Role: 'r1' })).toEqual(
    failed(
      "'r1' at 'role'",
      String.raw`Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+`,
    ),
  )
  expect(lambda('CreateFunction', { ...create, FunctionName: 'invalid:function:name' })).toEqual(
    failed(
      "'invalid:function:name' at 'functionName'",
      String.raw`Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?`,
    ),
  )
  expect(lambda('ListFunctions', { FunctionVersion: 'invalid' })).toEqual(
    failed("'invalid' at 'functionVersion'", 'Member must satisfy enum value set: [ALL]'),
  )
  expect(lambda('CreateAlias', { ...alias, Name: '2024' })).toEqual(
    failed("'2024' at 'name'", 'Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)'),
  )
  expect(lambda('UntagResource', { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f' })).toEqual(
    failed("null at 'tagKeys'", 'Member must not be null'),
  )
  expect(lambda('TagResource', { Resource: 'arn:aws:something', Tags: {} })?.message).toMatch(
    /^1 validation error detected: Value 'arn:aws:something' at 'resource' .*\|layer:\(\[a-zA-Z0-9-_\]\+\)\|code-signing-config/,
  )
  expect(lambda('CreateFunction', { ...create, Timeout: 3000 })).toEqual(
    failed("'3000' at 'timeout'", 'Member must have value less than or equal to 900'),
  )
  expect(lambda('PutFunctionRecursionConfig', { FunctionName: 'f', RecursiveLoop: 'InvalidValue' })).toEqual(
    failed("'InvalidValue' at 'recursiveLoop'", 'Member must satisfy enum value set: [Terminate, Allow]'),
  )
})

test('the whole map or list is repeated, with every rule of its elements', () => {
  const range =
    'Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]'
  expect(weights({ 2: 2 })).toEqual(failed("'{2=2.0}' at 'routingConfig.additionalVersionWeights'", range))
  expect(weights({ 2: -1 })).toEqual(failed("'{2=-1.0}' at 'routingConfig.additionalVersionWeights'", range))
  expect(weights({ $LATEST: 0.5 })).toEqual(
    failed(
      "'{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights'",
      'Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]',
    ),
  )
  expect(lambda('CreateFunction', { ...create, VpcConfig: { SubnetIds: ['subnet-1', 'x'] } })).toEqual(
    failed(
      "'[subnet-1, x]' at 'vpcConfig.subnetIds'",
      'Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: subnet-[0-9a-z]*]',
    ),
  )
  expect(
    lambda('CreateFunction', { ...create, FileSystemConfigs: [{ Arn: 'x', LocalMountPath: '/mnt/a' }] })?.message,
  ).toContain("'x' at 'fileSystemConfigs.1.member.arn'")
})

test('a sensitive value is never repeated', () => {
  expect(lambda('CreateFunction', { ...create, Environment: { Variables: { '1BAD': 'secret' } } })).toEqual(
    invalid(
      "1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
    ),
  )
})

test('several violations stand in one message', () => {
  expect(lambda('CreateFunction', { FunctionName: 'f', Code: {}, MemorySize: 1 })).toEqual(
    invalid(
      "2 validation errors detected: Value null at 'role' failed to satisfy constraint: Member must not be null; Value '1' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128",
    ),
  )
})

test('a bare name over 64 characters is refused with another code', () => {
  const FunctionName = 'a'.repeat(65)
  expect(lambda('CreateFunction', { ...create, FunctionName })).toEqual({
    code: 'InvalidParameterValueException',
    message: `1 validation error detected: Value '${FunctionName}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  })
  const arn = `arn:aws:lambda:us-east-1:123456789012:function:${'a'.repeat(100)}`
  expect(lambda('CreateFunction', { ...create, FunctionName: arn })).toEqual(
    failed(`'${arn}' at 'functionName'`, 'Member must have length less than or equal to 140'),
  )
})

test('a number with a fraction is no integer', () => {
  expect(lambda('CreateFunction', { ...create, Timeout: 1.5 })?.code).toBe('SerializationException')
})

test('ECR names the first violation in its own words', () => {
  const refused = (message: string) => ({ code: 'InvalidParameterException', message })
  expect(ecr('DescribeImages', { repositoryName: 'ab', maxResults: 10_000 })).toEqual(
    refused(
      "Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must have value less than or equal to 1000'",
    ),
  )
  expect(ecr('CreateRepository', { repositoryName: 'UPPER' })?.message).toMatch(
    /^Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '\[a-z0-9\]\+/,
  )
  expect(ecr('PutImageTagMutability', { repositoryName: 'ab', imageTagMutability: 'x' })).toEqual(
    refused(
      "Invalid parameter at 'imageTagMutability' failed to satisfy constraint: 'Member must satisfy enum value set: [IMMUTABLE, MUTABLE, MUTABLE_WITH_EXCLUSION, IMMUTABLE_WITH_EXCLUSION]'",
    ),
  )
  expect(ecr('DescribeImages', {})).toEqual(
    refused("Invalid parameter at 'repositoryName' failed to satisfy constraint: 'Member must not be null'"),
  )
})

test('IAM and STS answer ValidationError', () => {
  expect(refusal(() => validateSts('AssumeRole', { RoleArn: ROLE, RoleSessionName: 'Session1:2' }))).toEqual({
    code: 'ValidationError',
    message: String.raw`1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*`,
  })
  const role = { RoleName: 'r', AssumeRolePolicyDocument: '{}' }
  expect(refusal(() => validateIam('CreateRole', { ...role, Tags: [{ Key: 'Größe', Value: '' }] }))).toBeUndefined()
  expect(refusal(() => validateIam('CreateRole', { ...role, Tags: [{ Key: '<', Value: '' }] }))?.message).toContain(
    "Value '<' at 'tags.1.member.key' failed",
  )
})

test('a pattern that would walk back for ever is matched in one walk', () => {
  const filter = (text: string) =>
    ecr('PutRegistryScanningConfiguration', {
      rules: [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filter: text, filterType: 'WILDCARD' }] }],
    })
  expect(filter('team-a/app*')).toBeUndefined()
  for (const text of [`${'a'.repeat(250)}!`, 'a--b', '-a', 'a-'])
    expect(filter(text)?.message).toContain(
      "must satisfy regular expression '^[a-z0-9*](?:[._\\-/a-z0-9*]?[a-z0-9*]+)*$'",
    )
})
