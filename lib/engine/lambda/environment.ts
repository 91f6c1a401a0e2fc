import { EngineError } from '../protocol/errors'

/** Keys that Lambda sets itself. Source: AWS, "Defined runtime environment variables". */
const RESERVED = new Set(
  (
    '_HANDLER _X_AMZN_TRACE_ID AWS_DEFAULT_REGION AWS_REGION AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_NAME ' +
    'AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE ' +
    'AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY ' +
    'AWS_SESSION_TOKEN AWS_LAMBDA_RUNTIME_API LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR AWS_LAMBDA_MAX_CONCURRENCY ' +
    'AWS_LAMBDA_METADATA_API AWS_LAMBDA_METADATA_TOKEN'
  ).split(' '),
)

const MAX_BYTES = 4096

/** @throws 400 for a key that Lambda sets itself, or for more than 4 KB as compact JSON. */
export function assertEnvironment(variables: Readonly<Record<string, string>>): void {
  const prefix =
    'Lambda was unable to configure your environment variables because the environment variables you have provided'
  const reserved = Object.keys(variables).filter((key) => RESERVED.has(key))
  if (reserved.length > 0)
    throw new EngineError(
      'InvalidParameterValueException',
      `${prefix} contains reserved keys that are currently not supported for modification. ` +
        `Reserved keys used in this request: ${reserved.join(', ')}`,
    )
  const measured = JSON.stringify(variables)
  if (Buffer.byteLength(measured) > MAX_BYTES)
    throw new EngineError(
      'InvalidParameterValueException',
      `${prefix} exceeded the 4KB limit. String measured: ${measured}`,
    )
}
