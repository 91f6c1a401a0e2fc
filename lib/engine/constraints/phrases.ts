import type { Rule } from './rule'

/** AWS's phrase for a value that is missing. */
export const NOT_NULL = 'Member must not be null'

const LENGTH = 'Member must have length'
const VALUE = 'Member must have value'

/** A number as the service prints it: a double always with a fraction. */
const print = (value: number, type: string): string =>
  type === 'double' && Number.isInteger(value) ? value.toFixed(1) : String(value)

/** A value as AWS repeats it: `[a, b]`, `{k=v}`. */
export function printValue(value: unknown, numbers: string): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => printValue(item, numbers)).join(', ')}]`
  if (typeof value === 'number') return print(value, numbers)
  if (typeof value !== 'object' || value === null || value instanceof Date) return String(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}=${printValue(item, numbers)}`)
    .join(', ')}}`
}

/** Every phrase of a rule, as AWS lists them for the elements of a list or map. */
export function allPhrases(rule: Rule, notNull: boolean): string[] {
  const subject = isNumber(rule) ? VALUE : LENGTH
  return [
    ...(rule.max === undefined ? [] : [`${subject} less than or equal to ${print(rule.max, rule.type)}`]),
    ...(rule.min === undefined ? [] : [`${subject} greater than or equal to ${print(rule.min, rule.type)}`]),
    ...(rule.enum ? [enumPhrase(rule.enum)] : []),
    ...(rule.pattern === undefined ? [] : [patternPhrase(rule.pattern)]),
    ...(notNull ? [NOT_NULL] : []),
  ]
}

/** The phrases of a rule that a value does not satisfy. */
export function brokenPhrases(rule: Rule, value: unknown): string[] {
  const size = sizeOf(value)
  const subject = isNumber(rule) ? VALUE : LENGTH
  const broken: string[] = []
  if (rule.max !== undefined && size > rule.max)
    broken.push(`${subject} less than or equal to ${print(rule.max, rule.type)}`)
  if (rule.min !== undefined && size < rule.min)
    broken.push(`${subject} greater than or equal to ${print(rule.min, rule.type)}`)
  if (typeof value !== 'string') return broken
  if (rule.enum && !rule.enum.includes(value)) broken.push(enumPhrase(rule.enum))
  if (rule.pattern !== undefined && !matcher(rule.pattern).test(value)) broken.push(patternPhrase(rule.pattern))
  return broken
}

const isNumber = ({ type }: Rule): boolean => ['integer', 'long', 'double', 'float'].includes(type)
const enumPhrase = (values: readonly string[]): string => `Member must satisfy enum value set: [${values.join(', ')}]`
const patternPhrase = (pattern: string): string => `Member must satisfy regular expression pattern: ${pattern}`

function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  if (value instanceof Uint8Array) return value.byteLength
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

/** Patterns of the model that take ages on a long text, and what matches the same in one walk. */
const LINEAR: Readonly<Record<string, string>> = {
  '^[a-z0-9*](?:[._\\-/a-z0-9*]?[a-z0-9*]+)*$': '^[a-z0-9*]+(?:[._\\-/][a-z0-9*]+)*$',
}

const matchers = new Map<string, RegExp>()

/** A pattern must match the whole value, as Java's `matches` has it. */
export function matcher(pattern: string): RegExp {
  const known = matchers.get(pattern)
  if (known) return known
  const made = new RegExp(`^(?:${LINEAR[pattern] ?? pattern})$`, pattern.includes('\\p{') ? 'u' : '')
  matchers.set(pattern, made)
  return made
}
