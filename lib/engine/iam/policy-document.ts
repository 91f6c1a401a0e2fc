import { z } from 'zod'
import { EngineError } from '../protocol/errors'

const malformed = (message: string) => new EngineError('MalformedPolicyDocument', message)

const statement = z.looseObject({ Effect: z.enum(['Allow', 'Deny']) })
const policy = z.looseObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Statement: z.union([z.array(statement), statement.transform((one) => [one])]),
})

const FORBIDDEN = { trust: ['Resource', 'NotResource'], identity: ['Principal', 'NotPrincipal'] }

/**
 * Checks a policy as far as IAM's grammar goes: JSON, a version, statements with an effect, and no member that the
 * kind does not have: a trust policy names no resource, an identity's policy no principal.
 * @throws MalformedPolicyDocument
 */
export function assertPolicy(document: string, kind: 'trust' | 'identity'): void {
  const { data } = policy.safeParse(parse(document))
  if (!data) throw malformed('Syntax errors in policy.')
  for (const one of data.Statement) {
    const found = FORBIDDEN[kind].find((name) => name in one)
    if (found) throw malformed(kind === 'trust' ? `Has prohibited field ${found}` : `Policy document should not specify a principal.`)
    if (kind === 'identity' && !('Resource' in one || 'NotResource' in one))
      throw malformed('Policy statement must contain resources.')
  }
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    throw malformed('This policy contains invalid Json')
  }
}
