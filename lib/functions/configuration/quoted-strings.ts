/**
 * What the quoting editor read: strings with a notice about how, or an error with the caret and, where one is clear, a
 * fix.
 */
export type ParsedStrings =
  | { readonly ok: true; readonly strings: readonly string[]; readonly notice: string | null }
  | {
      readonly ok: false
      readonly message: string
      readonly at: number
      readonly fixed: string | null
      readonly fixLabel: string
    }

const openers: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '”': '”',
  '„': '“',
  '‘': '’',
  '’': '’',
  '«': '»',
  '″': '″',
}
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const space = /\s/

/** Strings as the editor shows them: `"/usr/bin/npx", "aws-lambda-ric"`. The inverse of `parseStrings`. */
export const formatStrings = (strings: readonly string[]) => strings.map((one) => JSON.stringify(one)).join(', ')

const count = (n: number) => `Read as ${n} ${n === 1 ? 'string' : 'strings'}`
const problem = (message: string, at: number, fixed: string | null = null, fixLabel = 'Fix'): ParsedStrings => ({
  ok: false,
  message,
  at,
  fixed,
  fixLabel,
})
const short = (text: string) => (text.length > 32 ? `${text.slice(0, 32)}…` : text)

/**
 * Reads what somebody meant, for the fix button: any quotes, commas or not, bare words.
 * In Dockerfile shell form a comma belongs to its word.
 */
function readLeniently(text: string, commaInWords = false): string[] {
  const strings: string[] = []
  const ends = (char: string) => space.test(char) || (!commaInWords && char === ',')
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at)
    if (ends(char)) {
      at += 1
      continue
    }
    const close = openers[char]
    if (close === '"') {
      const read = readString(text, at)
      if ('value' in read) {
        strings.push(read.value)
        at = read.end
        continue
      }
    }
    const end = close === undefined ? -1 : text.indexOf(close, at + 1)
    if (end > 0) {
      strings.push(text.slice(at + 1, end))
      at = end + 1
      continue
    }
    let stop = at + 1
    while (stop < text.length && !ends(text.charAt(stop))) stop += 1
    strings.push(text.slice(at, stop))
    at = stop
  }
  return strings
}

type Read = { readonly value: string; readonly end: number } | { readonly error: ParsedStrings }

/** One `"…"` that starts at `start`, with JSON's escapes. It ends on its line. */
function readString(text: string, start: number): Read {
  let value = ''
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (char === '"') return { value, end: at + 1 }
    if (char === '\n' || char === '\r') return { error: unclosed(text, start, at) }
    if (char !== '\\') {
      value += char
      continue
    }
    const next = text.charAt(at + 1)
    const hex = next === 'u' ? /^[0-9a-fA-F]{4}/.exec(text.slice(at + 2))?.[0] : undefined
    const plain = escapes[next]
    if (hex !== undefined) {
      value += String.fromCharCode(Number.parseInt(hex, 16))
      at += 5
    } else if (plain !== undefined) {
      value += plain
      at += 1
    } else if (next === '') return { error: unclosed(text, start, text.length) }
    else return { error: problem('Write a backslash as \\\\.', at, `${text.slice(0, at)}\\${text.slice(at)}`) }
  }
  return { error: unclosed(text, start, text.length) }
}

const unclosed = (text: string, start: number, end: number) => {
  const fragment = text.slice(start, end).trimEnd()
  return problem(`Close the quotation mark after ${short(fragment)}.`, start + fragment.length)
}

const asTyped = (text: string, from: number) => text.slice(from).split(/[\n,]/, 1)[0]?.trim() ?? ''

/** Reads `"a", "b"` from `from` to `end`; the commas and quotes must stand, a trailing comma may. */
function readList(
  text: string,
  from: number,
  end: number,
): { readonly strings: string[] } | { readonly error: ParsedStrings } {
  const strings: string[] = []
  const wanted = () => formatStrings(readLeniently(text.slice(from, end)))
  let last: string | null = null
  let comma = true
  for (let at = from; at < end;) {
    const char = text.charAt(at)
    if (space.test(char)) {
      at += 1
      continue
    }
    if (char === ',') {
      if (comma) return { error: problem('Remove the extra comma.', at, wanted()) }
      comma = true
      at += 1
      continue
    }
    if (char !== '"' && openers[char] !== undefined) {
      return { error: problem(`Use straight double quotes ("). Found ${char}.`, at, wanted()) }
    }
    if (char !== '"') {
      return { error: problem(`Put each string in double quotation marks: ${wanted()}.`, at, wanted(), 'Add quotes') }
    }
    const read = readString(text, at)
    if ('error' in read) return read
    if (!comma) return { error: problem(`Add a comma after ${short(last ?? asTyped(text, from))}.`, at, wanted()) }
    strings.push(read.value)
    last = text.slice(at, read.end)
    comma = false
    at = read.end
  }
  return { strings }
}

/**
 * Reads the text of an override: `"/usr/bin/npx", "aws-lambda-ric"`, a JSON array, or a
 * Dockerfile's `ENTRYPOINT`/`CMD` in either form. A trailing comma is dropped; new lines may stand between strings.
 */
export function parseStrings(text: string): ParsedStrings {
  const keyword = /^\s*(?:ENTRYPOINT|CMD)\s+/.exec(text)?.[0] ?? ''
  const start = keyword.length + (/^\s*/.exec(text.slice(keyword.length))?.[0].length ?? 0)
  if (text.charAt(start) !== '[') {
    if (keyword !== '') {
      const strings = readLeniently(text.slice(start), true)
      return { ok: true, strings, notice: `${count(strings.length)}, split at the spaces.` }
    }
    const read = readList(text, start, text.length)
    return 'error' in read ? read.error : { ok: true, strings: read.strings, notice: null }
  }
  const end = text.trimEnd().length - 1
  if (text.charAt(end) !== ']') {
    const read = readList(text, start + 1, text.length)
    return 'error' in read ? read.error : problem('Close the list with ].', text.length, formatStrings(read.strings))
  }
  const read = readList(text, start + 1, end)
  return 'error' in read ? read.error : { ok: true, strings: read.strings, notice: `${count(read.strings.length)}.` }
}

/** A working directory as typed or pasted: surrounding quotation marks are dropped (R56). */
export function parseWorkingDirectory(text: string): { readonly value: string; readonly notice: string | null } {
  const trimmed = text.replace(/^\s*WORKDIR\s+/, '').trim()
  const close = openers[trimmed.charAt(0)]
  const quoted = close !== undefined && trimmed.length > 1 && trimmed.endsWith(close)
  return quoted
    ? { value: trimmed.slice(1, -1), notice: 'Removed the quotation marks.' }
    : { value: trimmed, notice: null }
}
