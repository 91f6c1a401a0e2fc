import { z } from 'zod'
import type { RoleModel } from './model'

const oneOrMany = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value))
const statement = z.object({
  Effect: z.string(),
  Principal: z
    .union([z.literal('*'), z.object({ Service: oneOrMany.optional(), AWS: oneOrMany.optional() })])
    .optional(),
  Action: oneOrMany.optional(),
  Condition: z.record(z.string(), z.unknown()).optional(),
})
const policy = z.object({ Statement: z.union([z.array(statement), statement.transform((one) => [one])]) })

const assume = /^(\*|sts:\*|sts:assumerole|sts:assume\*)$/i
const lambda = /^(\*|lambda\.amazonaws\.com(\.cn)?)$/

/**
 * Whether a trust policy (URL-encoded, as IAM gives it) lets Lambda assume the role. A statement with a condition is
 * taken as "not checked": it may hold for one function and not for another.
 */
export function trustsLambda(document: string | undefined): RoleModel['trustsLambda'] {
  if (document === undefined) return 'not checked'
  try {
    const { Statement } = policy.parse(
      JSON.parse(document.trimStart().startsWith('{') ? document : decodeURIComponent(document)),
    )
    const about = Statement.filter(({ Principal, Action }) => {
      const services = Principal === '*' ? ['*'] : (Principal?.Service ?? [])
      return services.some((one) => lambda.test(one)) && (Action ?? []).some((one) => assume.test(one))
    })
    const denies = about.filter(({ Effect }) => Effect === 'Deny')
    if (denies.some(({ Condition }) => !Condition)) return 'no'
    const allows = about.filter(({ Effect }) => Effect === 'Allow')
    if (allows.length === 0) return 'no'
    return denies.length === 0 && allows.some(({ Condition }) => !Condition) ? 'yes' : 'not checked'
  } catch {
    return 'not checked'
  }
}
