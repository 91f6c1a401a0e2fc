import type { Effective } from './effective'
import type { ImageConfiguration } from './function-image'
import type { Target } from './invocation'

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const XRAY_DAEMON = '169.254.79.129'

/**
 * The variables of an image function: the image's, the function's over them, Lambda's over both. Source: the
 * environment that image functions of real accounts printed, and AWS, "Defined runtime environment variables".
 */
export function environmentVariables(
  { account, region, record, configuration }: Target,
  image: ImageConfiguration,
  { command }: Effective,
  logStream: string,
): Record<string, string> {
  // An image's config can hold anything, also what no program can be given: a variable without a name.
  const ofImage = image.environment.flatMap((variable): [string, string][] => {
    const [name = '', ...value] = variable.split('=')
    return name === '' ? [] : [[name, value.join('=')]]
  })
  const {
    LogFormat = 'Text',
    LogGroup = `/aws/lambda/${record.name}`,
    ApplicationLogLevel,
  } = configuration.loggingConfig
  return {
    PATH: DEFAULT_PATH,
    ...Object.fromEntries(ofImage),
    ...configuration.environment,
    AWS_EXECUTION_ENV: 'AWS_Lambda_Image',
    AWS_LAMBDA_FUNCTION_NAME: record.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.memorySize),
    AWS_LAMBDA_FUNCTION_VERSION: record.version,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: LogGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_LAMBDA_LOG_FORMAT: LogFormat,
    ...(LogFormat === 'JSON' && { AWS_LAMBDA_LOG_LEVEL: ApplicationLogLevel ?? 'INFO' }),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // The account's id as the key: calls that the function makes to the engine stay in its account.
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'engine',
    AWS_SESSION_TOKEN: 'engine',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: `${XRAY_DAEMON}:2000`,
    _AWS_XRAY_DAEMON_ADDRESS: XRAY_DAEMON,
    _AWS_XRAY_DAEMON_PORT: '2000',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    _HANDLER: command[0] ?? '',
  }
}
