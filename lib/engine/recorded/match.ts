import type { Json } from './recording'

/** What the placeholders of one scenario stand for: the same one means the same value, another one another. */
export type Bindings = { readonly account: string; readonly region: string; readonly values: Map<string, string> }

/** Repetitions as the recordings write them: `<"a" x 65>` and `<a:len(65)>`. */
export function expandRepeats(text: string): string {
  return text
    .replaceAll(/<"(.)" x (\d+)>/g, (_, char: string, count: string) => char.repeat(Number(count)))
    .replaceAll(/<(.):len\((\d+)\)>/g, (_, char: string, count: string) => char.repeat(Number(count)))
}

const ANYTHING = new Set(['date', '<code-size>', 'code-sha256', '<location>', '<image_uri>', '<resolved_image_uri>'])
const PLACEHOLDER = /<[a-zA-Z][\w-]*(?::\d+)?>/g

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

function fixed(text: string, { account, region }: Bindings): string {
  return expandRepeats(text)
    .replaceAll('<partition>', 'aws')
    .replaceAll('<region>', region)
    .replaceAll('111111111111', account)
}

const familyOf = (placeholder: string) => placeholder.replace(/[:_]\d+>$/, '')

function bind(placeholder: string, value: string, { values }: Bindings): boolean {
  const bound = values.get(placeholder)
  if (bound !== undefined) return bound === value
  const taken = [...values].some(([other, used]) => familyOf(other) === familyOf(placeholder) && used === value)
  if (!taken) values.set(placeholder, value)
  return !taken
}

function matchText(recorded: string, actual: string, bindings: Bindings): boolean {
  const pattern = fixed(recorded, bindings)
  const placeholders = pattern.match(PLACEHOLDER) ?? []
  const regex = new RegExp(`^${pattern.split(PLACEHOLDER).map(escape).join('(.+?)')}$`, 's')
  const found = regex.exec(actual)
  return found !== null && placeholders.every((placeholder, i) => bind(placeholder, found[i + 1] ?? '', bindings))
}

/** Compares an answer with a recorded one. @returns a line for every difference, with its path */
export function differences(recorded: Json | undefined, actual: unknown, bindings: Bindings, at = ''): string[] {
  const differs = [`${at || 'answer'}: ${JSON.stringify(recorded)} expected, ${JSON.stringify(actual)} given`]
  if (typeof recorded === 'string') {
    if (ANYTHING.has(recorded)) return actual === undefined ? differs : []
    return typeof actual === 'string' && matchText(recorded, actual, bindings) ? [] : differs
  }
  if (Array.isArray(recorded)) {
    if (!Array.isArray(actual) || actual.length !== recorded.length) return differs
    return recorded.flatMap((item, i) => differences(item, actual[i], bindings, `${at}[${i}]`))
  }
  if (recorded !== null && typeof recorded === 'object') {
    if (actual === null || typeof actual !== 'object') return differs
    const given = new Map(Object.entries(actual).filter(([, value]) => value !== undefined))
    const keys = new Set([...Object.keys(recorded), ...given.keys()])
    return [...keys].flatMap((key) => differences(recorded[key], given.get(key), bindings, at ? `${at}.${key}` : key))
  }
  return recorded === actual ? [] : differs
}
