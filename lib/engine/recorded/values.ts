import { z } from 'zod'
import { expandRepeats } from './match'
import type { Json, JsonObject } from './recording'

/** What the expressions of a recorded request can speak of. */
export type Scope = {
  readonly account: string
  readonly region: string
  readonly functionName: string
  /** The newest answer of each call, and each recorded answer by its key. */
  readonly answers: ReadonlyMap<string, JsonObject>
}

const arnOf = ({ region, account }: Scope, name: string) => `arn:aws:lambda:${region}:${account}:function:${name}`

/** Expressions of the recorded tests, by their text. */
const NAMED: Readonly<Record<string, (scope: Scope) => Json | undefined>> = {
  function_name: ({ functionName }) => functionName,
  function_name_1: ({ functionName }) => `${functionName}-1`,
  function_name_2: ({ functionName }) => `${functionName}-2`,
  func_name: ({ functionName }) => functionName,
  name: ({ functionName }) => functionName,
  lambda_su_role: ({ account }) => `arn:aws:iam::${account}:role/lambda-role`,
  function_arn: (scope) => arnOf(scope, scope.functionName),
  fn_arn: (scope) => arnOf(scope, scope.functionName),
  full_arn: (scope) => arnOf(scope, scope.functionName),
  resource_arn: (scope) => arnOf(scope, scope.functionName),
  invalid_resource_arn: (scope) => arnOf(scope, scope.functionName).replace(':function:', ':foobar:'),
  version_arn: (scope) => arnOf(scope, `${scope.functionName}:1`),
  arn_prefix: (scope) => arnOf(scope, ''),
  partial_arn: ({ account, functionName }) => `${account}:function:${functionName}-2`,
  long_function_arn: (scope) => arnOf(scope, 'a'.repeat(150)),
  function_arn_other_region: (scope) => arnOf({ ...scope, region: 'ap-southeast-1' }, scope.functionName),
  function_arn_other_account: (scope) => arnOf({ ...scope, account: '999999999999' }, scope.functionName),
  account_id: ({ account }) => account,
  region_name: ({ region }) => region,
  'get_partition(region_name)': () => 'aws',
  'short_uid()': () => '1a2b3c4d',
  rev2_active_state: ({ answers }) => at(answers.get('get_function'), 'Configuration', 'RevisionId'),
  rev4_fn_code_updated: ({ answers }) => at(answers.get('get_function'), 'Configuration', 'RevisionId'),
  rev_a1_create_alias: ({ answers }) => at(answers.get('create_alias'), 'RevisionId'),
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

function at(value: Json | undefined, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (one, key) => (one !== null && typeof one === 'object' && !Array.isArray(one) ? one[key] : undefined),
    value,
  )
}

/** The names that an answer has in a test's source, and the call that gave it. */
const CALL_OF: Readonly<Record<string, string>> = {
  create_function_response: 'create_function',
  second_publish_response: 'publish_version',
  update_lambda_response_with_publish: 'update_function_code',
}

function evaluate(expression: string, scope: Scope): Json | undefined {
  const named = NAMED[expression]
  if (named) return named(scope)
  const runtime = /^Runtime\.([a-z]+)(\d+)_(\d+)$/.exec(expression)
  if (runtime) return `${runtime[1]}${runtime[2]}.${runtime[3]}`
  const tags = /^\{f'\{k\}_key'.* range\((\d+)\)\}$/.exec(expression)
  if (tags) return Object.fromEntries(Array.from({ length: Number(tags[1]) }, (_, k) => [`${k}_key`, `${k}_value`]))
  const weights = /^\{(\w+\['Version'\]): ([\d.]+)\}$/.exec(expression)
  if (weights) return { [String(evaluate(weights[1] ?? '', scope))]: Number(weights[2]) }
  if (expression.startsWith("{'LogFormat'"))
    return z.json().parse(JSON.parse(expression.replaceAll('LogFormat.JSON', "'JSON'").replaceAll("'", '"')))
  const [, source, path] = /^(\w+)((?:\['\w+'\])+)$/.exec(expression) ?? []
  if (source === undefined || path === undefined) return undefined
  const answer = scope.answers.get(source) ?? scope.answers.get(CALL_OF[source] ?? '')
  return at(answer, ...[...path.matchAll(/\['(\w+)'\]/g)].map(([, key]) => key ?? ''))
}

/** A recorded request with its expressions evaluated. @throws for an expression that the replay does not know */
export function evaluated(value: Json, scope: Scope): Json {
  if (Array.isArray(value)) return value.map((item) => evaluated(item, scope))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluated(item, scope)]))
  if (typeof value !== 'string') return value
  const [, whole] = /^\$\{(.*)\}$/s.exec(value) ?? []
  if (whole === undefined)
    return expandRepeats(value).replaceAll(/\{([\w()]+)\}/g, (_, name: string) => String(NAMED[name]?.(scope) ?? _))
  const known = evaluate(whole, scope)
  if (known === undefined) throw new Error(`no value for ${value}`)
  return known
}
