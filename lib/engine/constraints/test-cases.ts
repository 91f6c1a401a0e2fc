import type { Member, Shape } from '../protocol/shape'
import type { Rule, Rules } from './rule'
import { fits, insideOf, isRequired, mapOf, memberRule, ruleOf, texts } from './test-values'

/** One constraint of one member: a value that breaks it, one that does not, and how AWS words the break. */
export type Case = {
  readonly path: string
  readonly constraint: string
  /** Undefined where no value can break it, or none can travel. */
  readonly outside: unknown
  readonly inside: unknown
  /** The value as AWS repeats it, and each phrase that it breaks, the first one first. */
  readonly printed: string
  readonly phrases: readonly string[]
  /** Every phrase of the member's rule. */
  readonly rule: readonly string[]
}

/** Where a value is put into an otherwise valid input. */
type Put = (value: unknown) => unknown

const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)
const phraseOf = {
  max: (rule: Rule) =>
    `Member must have ${rule.type === 'string' || rule.type === 'list' || rule.type === 'map' || rule.type === 'blob' ? 'length' : 'value'} less than or equal to ${number(rule, rule.max)}`,
  min: (rule: Rule) =>
    `Member must have ${rule.type === 'string' || rule.type === 'list' || rule.type === 'map' || rule.type === 'blob' ? 'length' : 'value'} greater than or equal to ${number(rule, rule.min)}`,
  enum: (rule: Rule) => `Member must satisfy enum value set: [${rule.enum?.join(', ')}]`,
  pattern: (rule: Rule) => `Member must satisfy regular expression pattern: ${rule.pattern}`,
}
const KINDS = ['max', 'min', 'enum', 'pattern'] as const
type Kind = (typeof KINDS)[number]

const number = ({ type }: Rule, value = 0) =>
  type === 'double' && Number.isInteger(value) ? `${value}.0` : String(value)

const only = (rule: Rule, kind: Kind): Rule => ({ type: rule.type, [kind]: rule[kind] })

function brokenBy(rule: Rule, value: unknown): Kind[] {
  const size =
    typeof value === 'number'
      ? value
      : typeof value === 'string' || Array.isArray(value)
        ? value.length
        : Object.keys(Object(value)).length
  return KINDS.filter((kind) => {
    if (rule[kind] === undefined) return false
    if (kind === 'max') return size > (rule.max ?? Infinity)
    if (kind === 'min') return size < (rule.min ?? -Infinity)
    return typeof value === 'string' && !fits(only(rule, kind), value)
  })
}

function print(value: unknown, rule: Rule): string {
  if (Array.isArray(value)) return `[${value.map((item) => print(item, rule)).join(', ')}]`
  if (typeof value === 'number') return number(rule, value)
  if (typeof value !== 'object' || value === null) return String(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}=${print(item, rule)}`)
    .join(', ')}}`
}

const BAD = ['!', ' ', '*', '\u00e4', '<', '%', 'A', 'a', '\n', '-', '_', '/', '0', ':']

/** @returns a value that breaks this constraint and, where there is one, no other */
function outsideOf(rules: Rules, rule: Rule, shape: Shape, kind: Kind): unknown {
  const { min = 0, max = 0 } = rule
  if (shape.kind === 'number') return kind === 'max' ? max + 1 : min - 1
  if (shape.kind === 'list' && kind === 'max' && max < 20_000)
    return Array.from({ length: max + 1 }, () => insideOf(rules, ruleOf(rules, rule.member), shape.item))
  if (shape.kind === 'list' && kind === 'min' && min > 0) return []
  if (shape.kind === 'map' && kind === 'max') return mapOf(rules, rule, shape, max + 1)
  if (shape.kind === 'map' && kind === 'min' && min > 0) return mapOf(rules, rule, shape, min - 1)
  if (shape.kind !== 'string') return undefined
  const length = kind === 'max' ? max + 1 : kind === 'min' ? min - 1 : Math.max(min, 1)
  if (length < 0 || length > 100_000) return undefined
  const candidates = [
    ...texts(rule, length),
    ...BAD.map((bad) => bad.repeat(length)),
    'not-one-of-them'.padEnd(min, '-'),
  ]
  const breaking = candidates.filter((text) => brokenBy(rule, text).includes(kind))
  return breaking.find((text) => brokenBy(rule, text).length === 1) ?? breaking[0]
}

function boundary(rules: Rules, rule: Rule, shape: Shape, kind: Kind): unknown {
  if (shape.kind === 'number') return kind === 'max' ? rule.max : rule.min
  if (shape.kind === 'list' && kind === 'max' && (rule.max ?? 0) < 20_000)
    return Array.from({ length: rule.max ?? 0 }, () => insideOf(rules, ruleOf(rules, rule.member), shape.item))
  if (shape.kind === 'string') {
    const length = Math.min((kind === 'max' ? rule.max : rule.min) ?? 1, rule.bareNameMax ?? Infinity)
    return texts(rule, length).find((text) => fits(rule, text))
  }
  return insideOf(rules, rule, shape)
}

/** Every constraint of an operation's input. */
export function* casesOf(rules: Rules, operation: string, input: Shape): Generator<Case> {
  const rule = ruleOf(rules, rules.operations[operation])
  if (rule && input.kind === 'structure') yield* inStructure(rules, rule, input, '', (value) => value, 0)
}

type Structure = Extract<Shape, { kind: 'structure' }>

function* inStructure(
  rules: Rules,
  rule: Rule,
  shape: Structure,
  prefix: string,
  put: Put,
  depth: number,
): Generator<Case> {
  for (const member of shape.members) {
    const path = prefix + camel(member.name)
    const child = memberRule(rules, rule, member)
    const base = () => Object(insideOf(rules, rule, shape))
    const place: Put = (value) => {
      const { [member.name]: _, ...others } = base()
      return put(value === undefined ? others : { ...others, [member.name]: value })
    }
    if (isRequired(rule, member))
      yield {
        path,
        constraint: 'required',
        outside: member.traits.httpLabel ? undefined : place(undefined),
        inside: put(base()),
        printed: 'null',
        phrases: ['Member must not be null'],
        rule: ['Member must not be null'],
      }
    if (child) yield* inValue(rules, child, member, member.shape, path, place, depth)
  }
}

function* inValue(
  rules: Rules,
  rule: Rule,
  member: Member,
  shape: Shape,
  path: string,
  put: Put,
  depth: number,
): Generator<Case> {
  if (depth > 5) return
  if (shape.kind === 'structure') return yield* inStructure(rules, rule, shape, `${path}.`, put, depth + 1)
  for (const kind of KINDS) {
    if (rule[kind] === undefined || (kind === 'min' && rule.min === 0 && shape.kind !== 'number')) continue
    const outside = outsideOf(rules, rule, shape, kind)
    // A path has no place for an empty text, and a header none for a line.
    const travels = outside !== undefined && !(member.traits.httpLabel && outside === '')
    yield {
      path,
      constraint: kind,
      outside: travels ? put(outside) : undefined,
      inside: put(boundary(rules, rule, shape, kind)),
      printed: rule.sensitive ? '' : `'${print(outside, ruleOf(rules, rule.value) ?? rule)}'`,
      phrases: brokenBy(rule, outside).map((broken) => phraseOf[broken](rule)),
      rule: KINDS.filter((one) => rule[one] !== undefined).map((one) => phraseOf[one](rule)),
    }
  }
  const element = ruleOf(rules, rule.member)
  if (shape.kind === 'list' && element && shape.item.kind === 'structure')
    yield* inStructure(
      rules,
      element,
      shape.item,
      `${path}.1.member.`,
      (value) => put(filled(value, rule, rules, shape)),
      depth + 1,
    )
  if (shape.kind === 'list' && element && shape.item.kind === 'string')
    yield* inElements(rules, rule, element, shape.item, path, put)
}

type List = Extract<Shape, { kind: 'list' }>

/** A list whose first element is given. */
const filled = (first: unknown, rule: Rule, rules: Rules, shape: List): unknown[] => [
  first,
  ...Array.from({ length: Math.max(0, (rule.min ?? 0) - 1) }, () =>
    insideOf(rules, ruleOf(rules, rule.member), shape.item),
  ),
]

/** One element that breaks its rule: AWS repeats the list and every phrase of the rule. */
function* inElements(rules: Rules, rule: Rule, element: Rule, item: Shape, path: string, put: Put): Generator<Case> {
  const kinds = KINDS.filter((kind) => element[kind] !== undefined)
  const kind = kinds.find((one) => outsideOf(rules, element, item, one) !== undefined)
  if (!kind) return
  const outside = filled(outsideOf(rules, element, item, kind), rule, rules, { kind: 'list', item })
  const all = kinds.map((one) => phraseOf[one](element))
  yield {
    path,
    constraint: `element ${kind}`,
    outside: put(outside),
    inside: put(filled(insideOf(rules, element, item), rule, rules, { kind: 'list', item })),
    printed: rule.sensitive ? '' : `'${print(outside, element)}'`,
    phrases: [`Member must satisfy constraint: [${all.join(', ')}]`],
    rule: [`Member must satisfy constraint: [${all.join(', ')}]`],
  }
}
