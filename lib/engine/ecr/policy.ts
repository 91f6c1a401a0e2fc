import { z } from 'zod'

const words = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.literal('*'), z.object({ AWS: words.optional(), Service: words.optional() })]).optional(),
  Action: words.default([]),
  Condition: z.unknown().optional(),
})
const policy = z.object({ Statement: z.union([z.array(statement), statement.transform((one) => [one])]) })

type Statement = z.infer<typeof statement>

/** The statements of a repository policy; undefined where the text is no policy that ECR takes. */
export function parsePolicy(text: string): readonly Statement[] | undefined {
  try {
    return policy.parse(JSON.parse(text)).Statement
  } catch {
    return undefined
  }
}

function matchesAction(pattern: string, action: string): boolean {
  const [head = '', ...rest] = pattern.toLowerCase().split('*')
  return rest.length === 0 ? head === action.toLowerCase() : action.toLowerCase().startsWith(head)
}

function names({ Principal, Action }: Statement, account: string, action: string): boolean {
  const principals = Principal === '*' ? ['*'] : (Principal?.AWS ?? [])
  const isCaller = (one: string) => one === '*' || one === account || one === `arn:aws:iam::${account}:root`
  return principals.some(isCaller) && Action.some((pattern) => matchesAction(pattern, action))
}

/**
 * Whether a repository policy lets another account do something. A statement with a condition allows nothing
 * here: the engine knows no request keys, and "no" is the safe reading. A Deny holds with any condition.
 */
export function allowsPrincipal(policyText: string | undefined, account: string, action: string): boolean {
  const about = (parsePolicy(policyText ?? '') ?? []).filter((one) => names(one, account, action))
  return about.every((one) => one.Effect === 'Allow') && about.some((one) => one.Condition === undefined)
}
