import { z } from 'zod'

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

/** One statement of a policy, its single words as lists. A repository policy names no resource: it is about its own. */
export type Statement = z.infer<typeof statement>

/** The statements of a policy document; undefined where the text is none. */
export function parsePolicy(text: string): readonly Statement[] | undefined {
  try {
    return policy.parse(JSON.parse(text)).Statement
  } catch {
    return undefined
  }
}
