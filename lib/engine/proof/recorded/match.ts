import type { Json } from './recording'

/** What the placeholders of one scenario stand for: the same one means the same value, another one another. */
export type Bindings = {
  readonly account: string
  readonly region: string
  readonly values: Map<string, string>
  /** When AWS answered, `yyyy-mm-dd`: it has since added members. */
  readonly recordedOn?: string
}

/** Members of a FunctionConfiguration and since when AWS answers them. */
const ADDED: Readonly<Record<string, string>> = {
  SnapStart: '2022-11-29',
  RuntimeVersionConfig: '2023-01-23',
  LoggingConfig: '2023-11-16',
}

/** Repetitions as the recordings write them: `<"a" x 65>` and `<a:len(65)>`. */
export function expandRepeats(text: string): string {
  return text
    .replaceAll(/<"(.)" x (\d+)>/g, (_, char: string, count: string) => char.repeat(Number(count)))
    .replaceAll(/<(.):len\((\d+)\)>/g, (_, char: string, count: string) => char.repeat(Number(count)))
}

const ANYTHING = new Set(
  (
    'date datetime timestamp lambda-url log-result <datetime> <code-size> code-sha256 <location> <image_uri> ' +
    '<resolved_image_uri> <function-url> too-old-log-event-end-index too-new-log-event-start-index'
  ).split(' '),
)
const PLACEHOLDER = /<[a-zA-Z][\w-]*(?::\d+)?>/g

/** A text as a pattern that fits it and nothing else. */
export const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

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
  const pattern = fixed(recorded, bindings).replaceAll(PLACEHOLDER, (one) => bindings.values.get(one) ?? one)
  const placeholders = pattern.match(PLACEHOLDER) ?? []
  const regex = new RegExp(`^${pattern.split(PLACEHOLDER).map(escapePattern).join('(.+?)')}$`, 's')
  const found = regex.exec(actual)
  return found !== null && placeholders.every((placeholder, i) => bind(placeholder, found[i + 1] ?? '', bindings))
}

/** A policy in an answer is a JSON text, IAM's in URI encoding; the recordings show what it says. */
function parsed(actual: unknown): unknown {
  if (typeof actual !== 'string') return actual
  try {
    return JSON.parse(actual.startsWith('%7B') ? decodeURIComponent(actual) : actual)
  } catch {
    return actual
  }
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
    const read = parsed(actual)
    if (read === null || typeof read !== 'object') return differs
    const given = new Map(Object.entries(read).filter(([, value]) => value !== undefined))
    const keys = new Set([...Object.keys(recorded), ...given.keys()])
    for (const [key, date] of Object.entries(ADDED))
      if (!(key in recorded) && bindings.recordedOn !== undefined && bindings.recordedOn < date) keys.delete(key)
    return [...keys].flatMap((key) => differences(recorded[key], given.get(key), bindings, at ? `${at}.${key}` : key))
  }
  return recorded === actual ? [] : differs
}
