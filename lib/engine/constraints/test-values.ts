import fc from 'fast-check'
import type { Member, Shape } from '../protocol/shape'
import type { Rule, Rules } from './rule'

/** Texts that some pattern of the model takes and random ones seldom match. */
const POOL = [
  'a',
  'ab',
  'abc',
  '1',
  '123456789012',
  'live',
  'ALL',
  '*',
  '$LATEST',
  'app',
  'a1',
  'sha256:ab',
  'us-east-1',
  'ROOT',
  'arn:aws:iam::123456789012:role/r',
  'arn:aws:lambda:us-east-1:123456789012:function:f',
  'lambda:*',
  '/mnt/a',
  'o-0123456789',
  'arn:aws:lambda:us-east-1:123456789012:layer:l:1',
  'arn:aws:sqs:us-east-1:123456789012:q',
  'fsap-0123456789abcdef0',
  'subnet-1',
  'sg-1',
  'arn:aws:kms:us-east-1:123456789012:key/a',
  'arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-0123456789abcdef0',
  '01234567-0123-0123-0123-0123456789ab',
  `arn:aws:secretsmanager:us-east-1:123456789012:secret:ecr-pullthroughcache/${'a'.repeat(9)}`,
  'arn:aws:lambda:us-east-1::runtime:a',
]

const SEED = 3

/** A pattern holds for the whole text. */
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '')

/** Whether a text meets every constraint of a rule. */
export const fits = ({ pattern, enum: values, min = 0, max = Infinity, bareNameMax }: Rule, text: string): boolean =>
  text.length >= min &&
  text.length <= max &&
  (bareNameMax === undefined || text.includes(':') || text.length <= bareNameMax) &&
  (values === undefined || values.includes(text)) &&
  (pattern === undefined || whole(pattern).test(text))

const matching = new Map<string, string[]>()

function samples(pattern: string | undefined): string[] {
  if (pattern === undefined) return []
  const known = matching.get(pattern)
  if (known) return known
  let made: string[] = []
  try {
    made = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: SEED, numRuns: 40 })
  } catch {
    // A form of pattern that cannot be turned round: the pool has texts for these.
  }
  matching.set(pattern, made)
  return made
}

/** Texts of every kind and of these lengths, to pick from. */
export function texts(rule: Rule, ...lengths: readonly (number | undefined)[]): string[] {
  const base = [...(rule.enum ?? []), ...POOL, ...samples(rule.pattern)]
  const stretched = lengths.flatMap((length) =>
    length === undefined || length > 100_000
      ? []
      : [...base, 'arn:aws:iam::123456789012:role/', 'arn:aws:lambda:us-east-1:123456789012:function:', ''].flatMap(
          (text) => ['a', '1'].map((fill) => text.slice(0, length).padEnd(length, fill)),
        ),
  )
  return [...stretched, ...base, ...['a', 'b/c', '1'].map((text) => text.repeat(rule.min ?? 1))]
}

/** The rule of a shape by its name; undefined for none. */
export const ruleOf = (rules: Rules, name: string | null | undefined): Rule | undefined =>
  name ? rules.shapes[name] : undefined

/** A member's rule by its name in the model. */
export const memberRule = (rules: Rules, rule: Rule | undefined, { name }: Member): Rule | undefined =>
  ruleOf(rules, rule?.members?.find(([member]) => member === name)?.[1])

/** Whether a structure's rule demands a member. */
export const isRequired = (rule: Rule | undefined, { name }: Member): boolean =>
  rule?.members?.some(([member, , required]) => member === name && required) === true

/** The smallest value that satisfies every constraint: members that are not required are left out. */
export function insideOf(rules: Rules, rule: Rule | undefined, shape: Shape): unknown {
  switch (shape.kind) {
    case 'string':
      return rule ? (texts(rule).find((text) => fits(rule, text)) ?? '') : 'abc'
    case 'number':
      return Math.min(Math.max(1, rule?.min ?? 1), rule?.max ?? 1)
    case 'boolean':
      return true
    case 'blob':
      return new Uint8Array(Math.max(1, rule?.min ?? 1))
    case 'timestamp':
      return new Date(1_700_000_000_000)
    case 'list':
      // An empty list does not travel in a query.
      return Array.from({ length: Math.max(rule?.min ?? 0, 1) }, () =>
        insideOf(rules, ruleOf(rules, rule?.member), shape.item),
      )
    case 'map':
      return mapOf(rules, rule, shape, rule?.min ?? 0)
    case 'structure':
      return Object.fromEntries(
        givenMembers(rule, shape.members).map((member) => [
          member.name,
          insideOf(rules, memberRule(rules, rule, member), member.shape),
        ]),
      )
    default:
      return undefined
  }
}

/** Those that are required; where none is, the first text, because nothing at all does not travel in a form. */
function givenMembers(rule: Rule | undefined, members: readonly Member[]): readonly Member[] {
  const required = members.filter((member) => isRequired(rule, member))
  return required.length > 0 ? required : members.filter(({ shape }) => shape.kind === 'string').slice(0, 1)
}

type MapShape = Extract<Shape, { kind: 'map' }>

/** A map of so many entries that meet their rules. */
export function mapOf(rules: Rules, rule: Rule | undefined, shape: MapShape, size: number): Record<string, unknown> {
  const key = ruleOf(rules, rule?.key)
  const names = key?.enum ?? Array.from({ length: size }, (_, i) => (key && fits(key, `k${i}`) ? `k${i}` : String(i)))
  return Object.fromEntries(
    names.slice(0, size).map((name) => [name, insideOf(rules, ruleOf(rules, rule?.value), shape.value)]),
  )
}
