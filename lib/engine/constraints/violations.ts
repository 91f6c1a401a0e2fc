import { serializationError } from '../protocol/json-read'
import { allPhrases, brokenPhrases, NOT_NULL, printValue } from './phrases'
import type { Rule, Rules } from './rule'

/** A constraint that an input breaks: where, the value as AWS prints it (undefined when sensitive), the phrase. */
export type Violation = { readonly path: string; readonly value: string | undefined; readonly phrase: string }

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** @returns what an operation's input breaks, in the model's order of members */
export function violationsOf(rules: Rules, operation: string, input: unknown): Violation[] {
  const name = rules.operations[operation]
  const rule = name === undefined ? undefined : rules.shapes[name]
  return rule ? inStructure(rules, rule, input, '') : []
}

function inStructure(rules: Rules, rule: Rule, value: unknown, prefix: string): Violation[] {
  const found: Violation[] = []
  for (const [name, shape, required] of rule.members ?? []) {
    const item: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
    const path = prefix + camel(name)
    const child = shape === null ? undefined : rules.shapes[shape]
    if (item === undefined || item === null) {
      if (required) found.push({ path, value: 'null', phrase: NOT_NULL })
    } else if (child) found.push(...inValue(rules, child, item, path))
  }
  return found
}

function inValue(rules: Rules, rule: Rule, value: unknown, path: string): Violation[] {
  if (rule.type === 'structure') return inStructure(rules, rule, value, `${path}.`)
  if ((rule.type === 'integer' || rule.type === 'long') && !Number.isSafeInteger(value))
    throw serializationError('NUMBER_VALUE can not be converted to an Integer')
  const own = brokenPhrases(rule, value).map((phrase): Violation => ({ path, value: shown(rule, value), phrase }))
  if (rule.type === 'list' && Array.isArray(value)) return [...own, ...inList(rules, rule, value, path)]
  if (rule.type === 'map' && typeof value === 'object' && value !== null)
    return [...own, ...inMap(rules, rule, value, path)]
  return own
}

const shown = (rule: Rule, value: unknown, numbers = rule.type): string | undefined =>
  rule.sensitive ? undefined : `'${printValue(value, numbers)}'`

const childOf = (rules: Rules, name: string | null | undefined): Rule | undefined =>
  name ? rules.shapes[name] : undefined
const breaks = (rule: Rule | undefined, value: unknown): boolean =>
  value === null || (rule !== undefined && brokenPhrases(rule, value).length > 0)

function inList(rules: Rules, rule: Rule, value: readonly unknown[], path: string): Violation[] {
  const item = childOf(rules, rule.member)
  if (item?.type === 'structure') {
    return value.flatMap((element, index) => inStructure(rules, item, element, `${path}.${index + 1}.member.`))
  }
  if (!value.some((element) => breaks(item, element))) return []
  const phrases = item ? allPhrases(item, value.includes(null)) : [NOT_NULL]
  return [{ path, value: shown(rule, value), phrase: `Member must satisfy constraint: [${phrases.join(', ')}]` }]
}

function inMap(rules: Rules, rule: Rule, value: object, path: string): Violation[] {
  const key = childOf(rules, rule.key)
  const item = childOf(rules, rule.value)
  const text = shown(rule, value, item?.type)
  const found: Violation[] = []
  if (key && Object.keys(value).some((name) => breaks(key, name))) {
    found.push({
      path,
      value: text,
      phrase: `Map keys must satisfy constraint: [${allPhrases(key, false).join(', ')}]`,
    })
  }
  if (Object.values(value).some((element) => breaks(item, element))) {
    const phrases = item ? allPhrases(item, true) : [NOT_NULL]
    found.push({ path, value: text, phrase: `Map value must satisfy constraint: [${phrases.join(', ')}]` })
  }
  return found
}
