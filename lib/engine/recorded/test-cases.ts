import { shortName, type JsonObject, type Scenario } from './recording'

/** Requests that the recorded tests built from a parameter whose value was not written down. */
const TEST_CASES: Readonly<Record<string, JsonObject>> = {
  qualifier_too_long0: { FunctionName: 'my-function', Qualifier: 'a'.repeat(129) },
  qualifier_too_long1: { FunctionName: 'my-function', Qualifier: 'a'.repeat(65) },
  function_name_and_qualifier_too_long: { FunctionName: 'my-function', Qualifier: 'a'.repeat(65) },
}

/** The request of a step, with the parameter that the scenario's name tells. */
export function requestOf(scenario: Scenario, request: JsonObject = {}): JsonObject {
  if (!('**' in request)) return request
  const name = Object.keys(TEST_CASES).find((one) => shortName(scenario).includes(`[${one}-`))
  return (name !== undefined && TEST_CASES[name]) || request
}

/** Members that the recorded tests gave to every CreateFunction with a bad name, which were not written down. */
export const CREATE_DEFAULTS: JsonObject = {
  Role: '${lambda_su_role}',
  Runtime: '${Runtime.python3_12}',
  Handler: 'index.handler',
  Code: { ZipFile: '${zip_file_bytes}' },
}

/** Calls that the recorders made inside a helper: the key of what was written down, the call and its request. */
export const UNWRITTEN: Readonly<Record<string, readonly [call: string, request: JsonObject]>> = {
  deprecation_error: ['create_function', { ...CREATE_DEFAULTS, FunctionName: '${function_name}', Runtime: 'go1.x' }],
  list_all: ['list_functions', { FunctionVersion: 'ALL' }],
  list_default: ['list_functions', {}],
}

/** The recorders' own helper: CreateFunction with a package, 30 seconds and an empty environment. */
export function helperRequest(request: JsonObject): JsonObject {
  const { func_name, runtime, handler_file, zip_file, handler, role, client: _, ...members } = request
  return {
    FunctionName: func_name ?? null,
    Role: role ?? '${lambda_su_role}',
    Runtime: runtime ?? null,
    Handler: handler ?? 'handler.handler',
    Code: { ZipFile: zip_file ?? handler_file ?? null },
    Timeout: 30,
    Environment: { Variables: {} },
    ...members,
  }
}
