import { z } from 'zod'
import { expandRepeats } from './match'
import { NAMED } from './named-values'
import type { Json } from './recording'
import { at, type Scope } from './scope'

/** The names that an answer has in a test's source, and the call that gave it. */
const CALL_OF: Readonly<Record<string, string>> = {
  create_alias_response: 'create_alias',
  create_function_response: 'create_function',
  first_ver: 'publish_version',
  fn: 'get_function_configuration',
  fn_alias_result: 'create_alias',
  fn_version_result: 'publish_version',
  get_policy_result: 'get_policy',
  lambda_conf: 'get_function_configuration',
  list_max_1_item: 'page',
  list_paging_single: 'page',
  new_version: 'publish_version',
  policy_response_removal_attempt: 'get_policy',
  second_publish_response: 'publish_version',
  update_lambda_response_with_publish: 'update_function_code',
  v1: 'publish_version',
  v2: 'publish_version',
}

function evaluate(expression: string, scope: Scope): Json | undefined {
  const named = NAMED[expression]
  if (named) return named(scope)
  const runtime = /^Runtime\.([a-z]+)(\d+)_(\w+)$/.exec(expression)
  if (runtime) return `${runtime[1]}${runtime[2]}.${runtime[3]}`
  const tags = /^\{f'\{k\}_key'.* range\((\d+)\)\}$/.exec(expression)
  if (tags) return Object.fromEntries(Array.from({ length: Number(tags[1]) }, (_, k) => [`${k}_key`, `${k}_value`]))
  const weights = /^\{(\w+\['Version'\]): ([\d.]+)\}$/.exec(expression)
  if (weights) return { [String(evaluate(weights[1] ?? '', scope))]: Number(weights[2]) }
  if (expression.startsWith("{'LogFormat'"))
    return z.json().parse(JSON.parse(expression.replaceAll('LogFormat.JSON', "'JSON'").replaceAll("'", '"')))
  const [, source, path] = /^(\w+)((?:\['\w+'\])+)$/.exec(expression) ?? []
  if (source === undefined || path === undefined) return undefined
  const answer = scope.answers.get(source) ?? scope.answers.get(CALL_OF[source] ?? '')
  return at(answer, ...[...path.matchAll(/\['(\w+)'\]/g)].map(([, key]) => key ?? ''))
}

/** A recorded request with its expressions evaluated. @throws for an expression that the replay does not know */
export function evaluated(value: Json, scope: Scope): Json {
  if (Array.isArray(value)) return value.map((item) => evaluated(item, scope))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluated(item, scope)]))
  if (typeof value !== 'string') return value
  const [, whole] = /^\$\{(.*)\}$/s.exec(value) ?? []
  if (whole === undefined)
    return expandRepeats(value).replaceAll(/\{([\w()]+)\}/g, (_, name: string) => String(NAMED[name]?.(scope) ?? _))
  const known = evaluate(whole, scope)
  if (known === undefined) throw new Error(`no value for ${value}`)
  return known
}
