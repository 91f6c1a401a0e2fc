/** An execution role, as ListRoles gives it. */
export type RoleModel = {
  readonly name: string
  readonly arn: string
  /** Whether the trust policy lets `lambda.amazonaws.com` assume it. */
  readonly trustsLambda: 'yes' | 'no' | 'not checked'
}
