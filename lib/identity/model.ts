/** Who a connection is, as GetCallerIdentity says it. */
export type Identity = { readonly account: string; readonly arn: string }
