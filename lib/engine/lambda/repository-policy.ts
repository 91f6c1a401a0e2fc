import { z } from 'zod'

const words = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const principal = z.union([z.literal('*'), z.object({ AWS: words.optional(), Service: words.optional() })])
const statement = z.object({ Effect: z.string(), Principal: principal.optional(), Action: words.optional() })
const policy = z.object({ Statement: z.union([z.array(statement), statement.transform((one) => [one])]) })

const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
const LAMBDA = 'lambda.amazonaws.com'

type Statement = z.infer<typeof statement>

/** A policy that cannot be read allows nothing, as an empty one. */
export function statementsOf(policyText: string | undefined): Statement[] {
  try {
    return policy.parse(JSON.parse(policyText ?? '')).Statement
  } catch {
    return []
  }
}

function matches(pattern: string, action: string): boolean {
  const [head = '', ...rest] = pattern.toLowerCase().split('*')
  return rest.length === 0 ? head === action.toLowerCase() : action.toLowerCase().startsWith(head)
}

type Named = Exclude<Statement['Principal'], '*' | undefined>

function covers({ Principal, Action }: Statement, who: (named: Named) => boolean): boolean {
  const named = Principal === '*' || (Principal !== undefined && who(Principal))
  return named && PULL.every((action) => (Action ?? []).some((pattern) => matches(pattern, action)))
}

/** Whether the statements let (or, with `Deny`, forbid) Lambda itself pull images. */
export function namesLambda(statements: readonly Statement[], effect: 'Allow' | 'Deny'): boolean {
  return statements.some(
    (one) => one.Effect === effect && covers(one, ({ Service = [] }) => Service.includes(LAMBDA) || Service.includes('*')),
  )
}

/** Whether the statements let the principals of another account pull images. */
export function allowsAccount(statements: readonly Statement[], account: string): boolean {
  const isAccount = (arn: string) => arn === '*' || arn === account || arn.split(':')[4] === account
  return statements.some((one) => one.Effect === 'Allow' && covers(one, ({ AWS = [] }) => AWS.some(isAccount)))
}

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
