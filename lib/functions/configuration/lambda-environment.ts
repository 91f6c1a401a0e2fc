/**
 * Names that Lambda sets itself and refuses in a request (Lambda's page on environment variables).
 * Anything else that starts with `AWS_LAMBDA_` is not reserved: `AWS_LAMBDA_DOTNET_PREJIT` may be set.
 */
const reserved: ReadonlySet<string> = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
  'AWS_LAMBDA_MAX_CONCURRENCY',
  'AWS_LAMBDA_METADATA_API',
  'AWS_LAMBDA_METADATA_TOKEN',
])

/** Whether Lambda sets this variable and refuses it from anyone else. */
export const isReserved = (name: string) => reserved.has(name)

/** Lambda's limit on all variables of a function together, in bytes of their JSON. */
export const environmentLimit = 4096

/** UTF-8 bytes of the map as JSON, which is what Lambda measures. */
export const environmentBytes = (variables: Readonly<Record<string, string>>) =>
  new TextEncoder().encode(JSON.stringify(variables)).length

/** Why a name is refused, as a sentence that says how to mend it; null when it may be used. */
export function nameError(name: string): string | null {
  if (name === '') return 'Name is required, or remove this row.'
  if (isReserved(name)) return `Lambda sets ${name}. Choose another name.`
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
    return 'Start with a letter and use only letters, numbers, and underscores.'
  return name.length < 2 ? 'Use at least 2 characters.' : null
}

const count = (bytes: number) => bytes.toLocaleString('en-US')

/** What is said when the variables are too many bytes together; null when they fit. */
export const sizeError = (bytes: number): string | null =>
  bytes > environmentLimit
    ? `Variables total ${count(bytes)} of ${count(environmentLimit)} bytes. Remove or shorten ${count(bytes - environmentLimit)} bytes.`
    : null

const secretName = /(secret|passw(or)?d|token|api_?key|private_?key|credential)/i
const secretValue =
  /^(AKIA|ASIA)[A-Z0-9]{16}$|-----BEGIN [A-Z ]*PRIVATE KEY-----|^gh[pousr]_\w{30,}|^eyJ[\w-]+\.[\w-]+\./

/** Whether a variable looks like a secret, by its name or by the form of its value. */
export const looksSecret = (name: string, value: string) =>
  value !== '' && (secretName.test(name) || secretValue.test(value))
