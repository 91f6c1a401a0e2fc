import { z } from 'zod'
import { fitsWildcard } from './wildcard'

const words = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const principal = z.strictObject({
  AWS: words.optional(),
  Service: words.optional(),
  Federated: words.optional(),
  CanonicalUser: words.optional(),
})
const scalar = z.union([z.string(), z.number(), z.boolean()])
const condition = z.record(z.string(), z.record(z.string(), z.union([scalar, z.array(scalar)])))

/** No member is without a form: one of any depth could be stored and then not be written again. */
const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.literal('*'), principal]).optional(),
  NotPrincipal: z.union([z.literal('*'), principal]).optional(),
  Action: words.default([]),
  NotAction: words.optional(),
  Resource: words.default(['*']),
  NotResource: words.optional(),
  Condition: condition.optional(),
})
const policy = z.strictObject({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.union([z.array(statement), statement.transform((one) => [one])]),
})

/** One statement of a repository policy, its single words as lists. */
export type Statement = z.infer<typeof statement>

/** The statements of a repository policy; undefined where the text is no policy that ECR takes. */
export function parsePolicy(text: string): readonly Statement[] | undefined {
  try {
    return policy.parse(JSON.parse(text)).Statement
  } catch {
    return undefined
  }
}

/** Whether a statement speaks of an action: `ecr:BatchGetImage`. Case does not matter. */
export const coversAction = ({ Action }: Statement, action: string) =>
  Action.some((pattern) => fitsWildcard(pattern.toLowerCase(), action.toLowerCase()))

/** Whether a statement speaks of an account. The engine knows no users: whoever it names of the account will do. */
export function namesAccount({ Principal }: Statement, account: string): boolean {
  const principals = Principal === '*' ? ['*'] : (Principal?.AWS ?? [])
  return principals.some((one) => one === '*' || one === account || one.split(':')[4] === account)
}

/** Whether a statement speaks of an AWS service: `lambda.amazonaws.com`. */
export function namesService({ Principal }: Statement, service: string): boolean {
  return Principal === '*' || (Principal?.Service ?? []).some((one) => one === '*' || one === service)
}

/** Whether a statement speaks of a resource, an ARN. A repository policy names none: it is about its repository. */
const coversResource = ({ Resource }: Statement, arn: string) => Resource.some((pattern) => fitsWildcard(pattern, arn))

/**
 * Whether the policies of a repository and its registry let another account do something. A statement with a condition
 * allows nothing here: the engine knows no request keys, and "no" is the safe reading. A Deny holds with any condition.
 */
export function allowsPrincipal(
  texts: readonly (string | undefined)[],
  account: string,
  action: string,
  arn: string,
): boolean {
  const statements = texts.flatMap((text) => parsePolicy(text ?? '') ?? [])
  const about = statements.filter(
    (one) => namesAccount(one, account) && coversAction(one, action) && coversResource(one, arn),
  )
  return about.every((one) => one.Effect === 'Allow') && about.some((one) => one.Condition === undefined)
}
