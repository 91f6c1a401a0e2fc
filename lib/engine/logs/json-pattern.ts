import { invalidParameter } from './groups'
import { readJsonPath } from './json-path'

const invalid = () => invalidParameter('Invalid filter pattern')

/** One condition, or several joined. */
type Test = (message: unknown) => boolean

const TOKEN =
  /\s*(&&|\|\||\(|\)|!=|<=|>=|=|<|>|IS\s+(?:NULL|TRUE|FALSE)\b|NOT\s+EXISTS\b|"(?:[^"\\]|\\.)*"|\$[^\s()=!<>&|]*|[^\s()=!<>&|"]+)/y

function tokensOf(text: string): string[] {
  const trimmed = text.trim()
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const token = TOKEN.exec(trimmed)?.[1]
    if (token === undefined) throw invalid()
    tokens.push(token)
  }
  return tokens
}

/** Reads what stands between the braces: `||` binds less than `&&`. A message that is no JSON never matches. */
export function jsonMatcher(pattern: string): (message: string) => boolean {
  const tokens = tokensOf(pattern)
  const test = joined(tokens, '||', () => joined(tokens, '&&', () => condition(tokens)))
  if (tokens.length > 0) throw invalid()
  return (message) => {
    try {
      return test(JSON.parse(message))
    } catch {
      return false
    }
  }
}

function joined(tokens: string[], operator: '||' | '&&', next: () => Test): Test {
  const tests = [next()]
  while (tokens[0] === operator) {
    tokens.shift()
    tests.push(next())
  }
  return (message) => (operator === '||' ? tests.some((test) => test(message)) : tests.every((test) => test(message)))
}

function condition(tokens: string[]): Test {
  const first = tokens.shift()
  if (first === '(') {
    const inner = joined(tokens, '||', () => joined(tokens, '&&', () => condition(tokens)))
    if (tokens.shift() !== ')') throw invalid()
    return inner
  }
  const read = readJsonPath(first ?? '')
  const operator = tokens.shift()?.replaceAll(/\s+/g, ' ')
  if (!read || operator === undefined) throw invalid()
  const named: Readonly<Record<string, (value: unknown) => boolean>> = {
    'IS NULL': (value) => value === null,
    'IS TRUE': (value) => value === true,
    'IS FALSE': (value) => value === false,
    'NOT EXISTS': (value) => value === undefined,
  }
  const known = Object.hasOwn(named, operator) ? named[operator] : undefined
  if (known) return (message) => known(read(message))
  const wanted = tokens.shift()
  if (wanted === undefined) throw invalid()
  const compare = comparison(operator, wanted)
  return (message) => compare(read(message))
}

function comparison(operator: string, wanted: string): (value: unknown) => boolean {
  const quoted = /^"(.*)"$/s.exec(wanted)?.[1]
  const text = quoted?.replaceAll(/\\(.)/g, '$1') ?? wanted
  const number = quoted === undefined ? Number(text) : NaN
  const equal = (value: unknown): boolean =>
    typeof value === 'number' && !Number.isNaN(number)
      ? value === number
      : isScalar(value) && matchesWildcard(text, String(value))
  if (operator === '=') return equal
  if (operator === '!=') return (value) => isScalar(value) && !equal(value)
  if (Number.isNaN(number)) throw invalid()
  const numeric = (test: (value: number) => boolean) => (value: unknown) => typeof value === 'number' && test(value)
  if (operator === '<') return numeric((value) => value < number)
  if (operator === '>') return numeric((value) => value > number)
  if (operator === '<=') return numeric((value) => value <= number)
  if (operator === '>=') return numeric((value) => value >= number)
  throw invalid()
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** `*` stands for any text. In linear time, whatever the pattern. */
function matchesWildcard(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return text === pattern
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  let from = first.length
  for (const part of rest) {
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return from <= text.length - last.length
}
