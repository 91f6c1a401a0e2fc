import { unwrapHelper } from './compare'
import { shortName, type JsonObject, type Scenario, type Step } from './recording'

/** Requests that the recorded tests built from a parameter whose value was not written down. */
const TEST_CASES: Readonly<Record<string, JsonObject>> = {
  qualifier_too_long0: { FunctionName: 'my-function', Qualifier: 'a'.repeat(129) },
  qualifier_too_long1: { FunctionName: 'my-function', Qualifier: 'a'.repeat(65) },
  function_name_and_qualifier_too_long: { FunctionName: 'my-function', Qualifier: 'a'.repeat(65) },
}

/** Members of requests that the recorded tests added to what was written down, by scenario and call. */
const ADDED: Readonly<Record<string, JsonObject>> = {
  'test_large_environment_fails_multiple_keys helper.create_lambda_function': {
    envvars: { SMALL_VAR: 'ok', LARGE_VAR: 'x'.repeat(4064) },
  },
}

/** The settings with which a test for several runtimes made its function: those that it was answered. */
function parametersOf({ call, request = {}, response = {} }: Step): JsonObject {
  if (call !== 'lambda.create_function' || 'Role' in request || 'FunctionName' in request) return {}
  const { Runtime = null, Handler = null } = response
  return { ...CREATE_DEFAULTS, FunctionName: '${function_name}', Runtime, Handler }
}

/** The source of a test names a newer runtime than the one of the day when it was recorded. */
function runtimeOf({ call, response = {} }: Step): JsonObject {
  const { Runtime } = unwrapHelper(response)
  return call === 'helper.create_lambda_function' && Runtime !== undefined ? { runtime: Runtime } : {}
}

/** The request of a step, with what the recorded test took from a parameter. */
export function requestOf(scenario: Scenario, step: Step): JsonObject {
  const { call = '', request = {} } = step
  const test = shortName(scenario)
  const name = '**' in request && Object.keys(TEST_CASES).find((one) => test.includes(`[${one}-`))
  if (name) return TEST_CASES[name] ?? request
  const invocationType = /-(RequestResponse|Event)\]$/.exec(test)?.[1]
  const members = Object.entries(request).map(([key, value]) =>
    value === '${invocation_type}' && invocationType ? [key, invocationType] : [key, value],
  )
  return { ...parametersOf(step), ...Object.fromEntries(members), ...runtimeOf(step), ...ADDED[`${test} ${call}`] }
}

/** Members that the recorded tests gave to every CreateFunction with a bad name, which were not written down. */
export const CREATE_DEFAULTS: JsonObject = {
  Role: '${lambda_su_role}',
  Runtime: '${Runtime.python3_12}',
  Handler: 'index.handler',
  Code: { ZipFile: '${zip_file_bytes}' },
}

/** The recorders' own helper: CreateFunction with a package, 30 seconds and an empty environment. */
export function helperRequest(request: JsonObject): JsonObject {
  const { func_name, runtime, handler_file, zip_file, handler, role, timeout, envvars, client: _, ...members } = request
  return {
    FunctionName: func_name ?? null,
    Role: role ?? '${lambda_su_role}',
    Runtime: runtime ?? 'python3.12',
    Handler: handler ?? 'handler.handler',
    Code: { ZipFile: zip_file ?? handler_file ?? null },
    Timeout: timeout ?? 30,
    Environment: { Variables: envvars ?? {} },
    ...members,
  }
}

/** Tests about limits, and the bytes of the package that they sent. */
const PACKAGE_BYTES: Readonly<Record<string, number>> = {
  test_oversized_request_create_lambda: 50 * 2 ** 20,
  test_oversized_zipped_create_lambda: 50 * 2 ** 20 + 100,
}

/** The size of a scenario's packages, where it matters. */
export const packageBytesOf = (test: string): number | undefined => PACKAGE_BYTES[test]

/** The payload of an invocation: bytes that are no UTF-8 come from the test's name, other expressions are JSON. */
export function payloadOf(test: string, recorded: string): Uint8Array {
  if (recorded.startsWith('bytes:')) return Buffer.from(recorded.slice('bytes:'.length))
  if (recorded !== '${payload}') return Buffer.from('{}')
  const [, escaped = ''] = /\[\w+-(.*)\]$/.exec(test) ?? []
  const text = escaped.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}
