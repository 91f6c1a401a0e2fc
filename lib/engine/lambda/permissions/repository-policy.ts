import { z } from 'zod'
import { coversAction, namesAccount, namesService, parsePolicy, type Statement } from '../../policy/statement'
import { fitsWildcard } from '../../policy/wildcard'
import { partitionOf } from '../names-and-arns'

const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
const LAMBDA = 'lambda.amazonaws.com'

/** A policy that cannot be read allows nothing, as an empty one. */
export const statementsOf = (policyText: string | undefined): readonly Statement[] =>
  parsePolicy(policyText ?? '') ?? []

const coversPull = (one: Statement) => PULL.every((action) => coversAction(one, action))

/** Where the function is that Lambda pulls for. */
type Puller = { readonly account: string; readonly region: string }

const values = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat())
const conditions = z.record(z.string(), z.record(z.string(), values))

/** What a condition can be held against; the function's name is not among it, as AWS's own statement names all. */
const keysOf = ({ account, region }: Puller): Readonly<Record<string, string>> => ({
  'aws:sourcearn': `arn:${partitionOf(region)}:lambda:${region}:${account}:function:`,
  'aws:sourceaccount': account,
})

/** A condition on the function's ARN or account; any other is not met, which is the safe reading. */
function meets({ Condition }: Statement, puller: Puller): boolean {
  if (Condition === undefined) return true
  const parsed = conditions.safeParse(Condition)
  const keys = keysOf(puller)
  const fits = (key: string, patterns: readonly string[]) => {
    const value = keys[key.toLowerCase()]
    return value !== undefined && patterns.some((pattern) => fitsWildcard(pattern, value) || pattern.startsWith(value))
  }
  return (
    parsed.success &&
    Object.entries(parsed.data).every(
      ([operator, pairs]) =>
        /^(String(Like|Equals)|Arn(Like|Equals))(IfExists)?$/i.test(operator) &&
        Object.entries(pairs).every(([key, patterns]) => fits(key, patterns)),
    )
  )
}

const aboutLambda = (one: Statement) => coversPull(one) && namesService(one, LAMBDA)

/** Whether the statements let Lambda itself pull images for functions of an account and Region. */
export const letsLambdaPull = (statements: readonly Statement[], puller: Puller): boolean =>
  statements.some((one) => one.Effect === 'Allow' && aboutLambda(one) && meets(one, puller))

/** Whether the statements forbid it, under whatever condition. */
export const deniesLambda = (statements: readonly Statement[]): boolean =>
  statements.some(
    (one) => one.Effect === 'Deny' && PULL.some((action) => coversAction(one, action)) && namesService(one, LAMBDA),
  )

/** Whether the statements let the principals of another account pull images. */
export const allowsAccount = (statements: readonly Statement[], account: string): boolean =>
  statements.some((one) => one.Effect === 'Allow' && coversPull(one) && namesAccount(one, account))

/**
 * The policy with the statement that Lambda adds when it is missing.
 * Source: AWS, "Create a Lambda function using a container image".
 */
export function withLambdaStatement(policyText: string | undefined): string {
  const added = {
    Sid: 'LambdaECRImageRetrievalPolicy',
    Effect: 'Allow',
    Principal: { Service: LAMBDA },
    Action: PULL,
  }
  const before: unknown = policyText === undefined ? undefined : JSON.parse(policyText)
  const parsed = z.looseObject({ Statement: z.unknown() }).safeParse(before)
  if (!parsed.success) return JSON.stringify({ Version: '2008-10-17', Statement: [added] }, null, 2)
  return JSON.stringify({ ...parsed.data, Statement: [parsed.data.Statement, added].flat() }, null, 2)
}
