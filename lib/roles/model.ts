/** An execution role, as ListRoles gives it. */
export type RoleModel = {
  readonly name: string
  readonly arn: string
  /** Whether the trust policy lets `lambda.amazonaws.com` assume it. */
  readonly trustsLambda: 'yes' | 'no' | 'not checked'
}

/** IAM's rule for a role's name. */
export const roleNamePattern = /^[\w+=,.@-]{1,64}$/

/** Who may assume a role that Lambda uses. */
export const lambdaTrustPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}

/** AWS's policy for writing logs, in the partition of the Region. */
export const basicExecutionPolicy = (region: string) => {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  return `arn:${partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`
}

/** IAM's form of a role's ARN. */
export const roleArnPattern = /^arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/
