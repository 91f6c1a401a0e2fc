import type { Statement } from './statement'
import { fitsWildcard } from './wildcard'

/**
 * What a request says of itself: a text, the beginning of one that is not known whole, or null where it has no such
 * key.
 */
export type KeyValue = string | { readonly startsWith: string } | null

/** By key in lower case. A key that is not among them is not known to the engine. */
export type Keys = Readonly<Record<string, KeyValue>>

/** Whether a condition is met; `unknown` where it asks for what the engine does not know. */
export type Holds = 'yes' | 'no' | 'unknown'

const OPERATOR = /^(String|Arn)(Not)?(Equals|Like)(IgnoreCase)?(IfExists)?$/i

type Fits = (pattern: string, value: string) => boolean

/** ArnEquals takes wildcards as ArnLike does; StringEquals does not. Source: IAM, "Condition operators". */
function comparison(kind: string, way: string, ignoreCase: boolean): Fits {
  if (kind.toLowerCase() === 'arn' || way.toLowerCase() === 'like') return fitsWildcard
  return (pattern, value) => (ignoreCase ? pattern.toLowerCase() === value.toLowerCase() : pattern === value)
}

function oneHolds(operator: string, value: KeyValue | undefined, patterns: readonly string[]): Holds {
  const [, kind = '', not, way = '', ignoreCase, ifExists] = OPERATOR.exec(operator) ?? []
  if (kind === '' || value === undefined) return 'unknown'
  if (value === null) return not || ifExists ? 'yes' : 'no'
  const compare = comparison(kind, way, ignoreCase !== undefined)
  const begins = (pattern: string, start: string) => fitsWildcard(pattern, start) || pattern.startsWith(start)
  const found = patterns.some((one) =>
    typeof value === 'string' ? compare(one, value) : begins(one, value.startsWith),
  )
  return found === (not === undefined) ? 'yes' : 'no'
}

/** Whether every test of a statement's condition is met. Keys do not mind case. */
export function holds({ Condition = {} }: Statement, keys: Keys): Holds {
  const all = Object.entries(Condition).flatMap(([operator, pairs]) =>
    Object.entries(pairs).map(([key, values]) =>
      oneHolds(operator, keys[key.toLowerCase()], [values].flat().map(String)),
    ),
  )
  if (all.includes('no')) return 'no'
  return all.includes('unknown') ? 'unknown' : 'yes'
}
