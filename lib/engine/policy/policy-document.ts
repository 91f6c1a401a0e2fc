import { z } from 'zod'
import { EngineError } from '../protocol/errors'

const malformed = (message: string) => new EngineError('MalformedPolicyDocument', message)

const statement = z.looseObject({ Effect: z.enum(['Allow', 'Deny']) })
const policy = z.looseObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Statement: z.union([z.array(statement), statement.transform((one) => [one])]),
})

const words = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const principals = z.record(z.string(), words)

const FORBIDDEN = { trust: ['Resource', 'NotResource'], identity: ['Principal', 'NotPrincipal'] }

/** Whether a role of the caller's account exists. */
type IsRole = (arn: string) => boolean

/**
 * IAM finds the roles that a trust policy names. A role of another account is taken as it is: the engine cannot ask.
 */
function assertPrincipal(kind: string, name: string, isRole: IsRole): void {
  const unknown =
    kind === 'Service' ? !/\.(amazonaws\.com(\.cn)?|amazon\.com)$/.test(name) : name.includes(':role/') && !isRole(name)
  if (unknown) throw malformed(`Invalid principal in policy: "${kind === 'Service' ? 'SERVICE' : kind}":"${name}"`)
}

/**
 * Checks a trust policy: the grammar, and that each statement lets somebody who exists assume the role.
 * @throws MalformedPolicyDocument
 */
export function assertTrust(document: string, isRole: IsRole): void {
  for (const { Principal, NotPrincipal, Action, NotAction } of assertPolicy(document, 'trust')) {
    if (Principal === undefined && NotPrincipal === undefined) throw malformed('Missing required field Principal')
    if (Action === undefined && NotAction === undefined) throw malformed('Missing required field Action')
    const actions = words.safeParse(Action).data ?? []
    if (actions.some((action) => !/^(sts:.+|\*)$/i.test(action)))
      throw malformed('AssumeRole policy may only specify STS AssumeRole actions.')
    for (const [kind, names] of Object.entries(principals.safeParse(Principal).data ?? {}))
      for (const name of names) assertPrincipal(kind, name, isRole)
  }
}

/**
 * Checks a policy as far as IAM's grammar goes: JSON, a version, statements with an effect, and no member that the
 * kind does not have: a trust policy names no resource, an identity's policy no principal.
 * @returns its statements
 * @throws MalformedPolicyDocument
 */
export function assertPolicy(document: string, kind: 'trust' | 'identity') {
  const { data } = policy.safeParse(parse(document))
  if (!data) throw malformed('Syntax errors in policy.')
  for (const one of data.Statement) {
    const found = FORBIDDEN[kind].find((name) => name in one)
    if (found)
      throw malformed(
        kind === 'trust' ? `Has prohibited field ${found}` : `Policy document should not specify a principal.`,
      )
    if (kind === 'identity' && !('Resource' in one || 'NotResource' in one))
      throw malformed('Policy statement must contain resources.')
  }
  return data.Statement
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    throw malformed('This policy contains invalid Json')
  }
}
