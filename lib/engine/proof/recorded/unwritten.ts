import { z } from 'zod'
import type { Given } from './compare'
import { CREATE_DEFAULTS } from './test-cases'
import { roleFor, type Made } from './fixtures'
import type { Json, JsonObject, Step } from './recording'

/** Calls that the recorders made inside a helper, by the key of what was written down. */
const UNWRITTEN: Readonly<Record<string, Made>> = {
  deprecation_error: [
    'lambda.create_function',
    { ...CREATE_DEFAULTS, FunctionName: '${function_name}', Runtime: 'go1.x' },
  ],
  list_all: ['lambda.list_functions', { FunctionVersion: 'ALL' }],
  list_default: ['lambda.list_functions', {}],
  created_role: ['iam.create_role', roleFor({ Service: 'ec2.amazonaws.com' }, { Path: '${path_prefix}' })],
  create_role_result: ['iam.create_role', roleFor({ Service: 'ec2.amazonaws.com' }, { Path: '${path_prefix}' })],
  'create-role-response': [
    'iam.create_role',
    roleFor({ Service: 'ec2.amazonaws.com' }, { Path: '/role-with-tags/', Tags: [{ Key: 'test', Value: 'value' }] }),
  ],
  create_policy_response: [
    'iam.create_policy',
    {
      PolicyName: '${policy_name}',
      PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:*","Resource":"*"}]}',
    },
  ],
  'create-role': ['iam.create_role', roleFor({ AWS: '{account_id}' })],
  'assume-role': ['sts.assume_role', { RoleArn: '${role_arn}', RoleSessionName: 'replayed-session' }],
}

/** Arguments of calls that were made with bad names and qualifiers, by what follows the call in the key. */
const NAMES: Readonly<Record<string, JsonObject>> = {
  name_doesnotexist: { FunctionName: 'doesnotexist' },
  arn_doesnotexist: { FunctionName: '${fake_arn}' },
  name_doesnotexist_qualifier: { FunctionName: 'doesnotexist', Qualifier: '1' },
  qualifier_version: { FunctionName: '${function_name}', Qualifier: '1' },
  qualifier_version_doesnotexist: { FunctionName: '${function_name}', Qualifier: '2' },
  qualifier_alias_doesnotexist: { FunctionName: '${function_name}', Qualifier: 'v1' },
  qualifier_alias_doesnotmatch_arn: { FunctionName: '{function_name}:urlalias-doesnotmatch', Qualifier: 'urlalias' },
  qualifier_latest: { FunctionName: '${function_name}', Qualifier: '$LATEST' },
  config_doesnotexist: { FunctionName: '${function_name}' },
}

const EXTRA: Readonly<Record<string, JsonObject>> = {
  create_function_url_config: { AuthType: 'NONE' },
  update_function_url_config: { AuthType: 'AWS_IAM' },
}

/** The call whose answer a key names; undefined where only the recorders know it. */
export function unwrittenCall(key: string, { recorded_expression: expression, call }: Step): Made | undefined {
  if (call !== undefined) return undefined
  const [, name, rest = ''] = /^(\w+?_function_url_config)_(\w+)$/.exec(key) ?? []
  if (name !== undefined && NAMES[rest]) return [`lambda.${name}`, { ...NAMES[rest], ...EXTRA[name] }]
  return expression === undefined || expression in COMPUTED ? undefined : UNWRITTEN[key]
}

const sizeOf = (answer: JsonObject | undefined): number => {
  const usage = answer?.['AccountUsage']
  return Number(typeof usage === 'object' && usage !== null && 'TotalCodeSize' in usage ? usage['TotalCodeSize'] : NaN)
}
const membersOf = (value: Json | undefined): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value).sort() : []

/** What the recorded tests worked out from several answers of GetAccountSettings, oldest first. */
export const COMPUTED: Readonly<Record<string, (settings: readonly JsonObject[]) => Json>> = {
  acc_settings_modded: ([first = {}]) => ({
    AccountLimit: membersOf(first['AccountLimit']),
    AccountUsage: membersOf(first['AccountUsage']),
  }),
  ...Object.fromEntries(
    [1, 2, 3].flatMap((i) => {
      const grown = `acc_settings${i}['AccountUsage']['TotalCodeSize'] - acc_settings${i - 1}['AccountUsage']['TotalCodeSize']`
      const growth = (settings: readonly JsonObject[]) => sizeOf(settings[i]) - sizeOf(settings[i - 1])
      return [
        [grown, growth],
        [`${grown} > 200`, (settings: readonly JsonObject[]) => growth(settings) > 200],
      ]
    }),
  ),
}

/** What a recorded test kept of an answer: the one configuration that it had made. */
export function picked(key: string, given: Given): Given {
  const { CodeSigningConfigs, $metadata } = given.answer ?? {}
  if (key !== 'list_code_signing_configs' || !Array.isArray(CodeSigningConfigs)) return given
  const [first] = CodeSigningConfigs
  return { answer: { ...z.record(z.string(), z.json()).parse(first), $metadata: $metadata ?? {} } }
}
