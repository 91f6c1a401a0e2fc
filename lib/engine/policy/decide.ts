import { holds, type Keys } from './condition'
import type { Statement } from './statement'
import { fitsWildcard } from './wildcard'

/** Who asks for what. The engine knows no users: whoever a policy names of an account will do. */
export type Question = {
  readonly by: { readonly account: string } | { readonly service: string }
  /** `ecr:BatchGetImage` */
  readonly action: string
  /** An ARN; undefined where the policy is about one thing only. */
  readonly resource?: string
  readonly keys?: Keys
}

/** `none`: no statement speaks of it, which is a refusal too. */
export type Decision = 'allow' | 'deny' | 'none'

type Principals = Statement['Principal']

function includes(principals: Principals, by: Question['by']): boolean {
  if (principals === '*') return true
  if ('service' in by) return (principals?.Service ?? []).some((one) => one === '*' || one === by.service)
  return (principals?.AWS ?? []).some((one) => one === '*' || one === by.account || one.split(':')[4] === by.account)
}

/** Whether a statement is about a question's principal, action and resource, whatever its effect and condition. */
export function speaksOf(one: Statement, { by, action, resource }: Question): boolean {
  const names =
    one.Principal === undefined && one.NotPrincipal ? !includes(one.NotPrincipal, by) : includes(one.Principal, by)
  const covers = (patterns: readonly string[]) =>
    patterns.some((pattern) => fitsWildcard(pattern.toLowerCase(), action.toLowerCase()))
  const acts = one.NotAction ? !covers(one.NotAction) : covers(one.Action)
  return names && acts && (resource === undefined || one.Resource.some((pattern) => fitsWildcard(pattern, resource)))
}

/**
 * What statements say to a question. A Deny wins. What a condition asks and the engine does not know allows nothing and
 * denies: "no" is the safe reading. Source: IAM, "Policy evaluation logic".
 */
export function decide(statements: readonly Statement[], question: Question): Decision {
  const about = statements.filter((one) => speaksOf(one, question))
  const held = (one: Statement) => holds(one, question.keys ?? {})
  if (about.some((one) => one.Effect === 'Deny' && held(one) !== 'no')) return 'deny'
  return about.some((one) => one.Effect === 'Allow' && held(one) === 'yes') ? 'allow' : 'none'
}
