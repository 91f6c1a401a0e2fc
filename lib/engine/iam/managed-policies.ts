import { EngineError } from '../protocol/errors'

/** The AWS managed policies that function roles carry; the engine has no others. */
const MANAGED = new Set([
  'AWSLambda_FullAccess',
  'AWSLambda_ReadOnlyAccess',
  'AmazonDynamoDBFullAccess',
  'AmazonDynamoDBReadOnlyAccess',
  'AmazonEC2ContainerRegistryReadOnly',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonSQSFullAccess',
  'AWSXRayDaemonWriteAccess',
  'AdministratorAccess',
  'ReadOnlyAccess',
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AWSLambdaDynamoDBExecutionRole',
  'service-role/AWSLambdaENIManagementAccess',
  'service-role/AWSLambdaKinesisExecutionRole',
  'service-role/AWSLambdaRole',
  'service-role/AWSLambdaSQSQueueExecutionRole',
  'service-role/AWSLambdaVPCAccessExecutionRole',
])

/**
 * The policy that an ARN names. Customer managed policies cannot exist: CreatePolicy is not written.
 * @throws ValidationError for no ARN, NoSuchEntity for a policy that the engine has not
 */
export function managedPolicy(arn = ''): { readonly name: string; readonly arn: string } {
  const [, account, path] = /^arn:[^:]+:iam::(aws|[0-9]{12}):policy\/(.+)$/.exec(arn) ?? []
  if (!account || !path) throw new EngineError('ValidationError', 'Invalid ARN:  Could not be parsed!')
  if (account !== 'aws' || !MANAGED.has(path))
    throw new EngineError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`)
  return { name: path.slice(path.lastIndexOf('/') + 1), arn }
}
