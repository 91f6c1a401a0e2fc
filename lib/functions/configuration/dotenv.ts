/** One `NAME=value` of a pasted file. */
export type Assignment = { readonly name: string; readonly value: string }

const start = /^[^\S\n]*(?:(?:export|ENV)[^\S\n]+)?([A-Za-z_][\w.-]*)[^\S\n]*=[^\S\n]*/
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' }

/**
 * Reads a pasted `.env` file: comments, `export`, single and double quotes (which may run over lines, with `\n` in
 * double ones). Nothing is expanded: `$HOME` stays `$HOME`. Lines that are no assignment are counted in `ignored`.
 */
export function parseDotenv(text: string): { readonly assignments: readonly Assignment[]; readonly ignored: number } {
  const found = new Map<string, string>()
  let ignored = 0
  let rest = text.replace(/\r\n?/g, '\n')
  while (rest !== '') {
    const match = start.exec(rest)
    const name = match?.[1]
    if (match === null || name === undefined) {
      const line = firstLine(rest)
      if (line.trim() !== '' && !line.trim().startsWith('#')) ignored += 1
      rest = rest.slice(line.length + 1)
      continue
    }
    const { value, length } = readValue(rest.slice(match[0].length))
    found.set(name, value)
    rest = rest.slice(match[0].length + length)
  }
  return { assignments: [...found].map(([name, value]) => ({ name, value })), ignored }
}

const firstLine = (text: string) => text.slice(0, lineEnd(text))
const lineEnd = (text: string) => (text.includes('\n') ? text.indexOf('\n') : text.length)

/** The value at the start of `text`, and how many characters it takes with the rest of its line. */
function readValue(text: string): { value: string; length: number } {
  const quoted = /^"((?:[^"\\]|\\[\s\S])*)"|^'([^']*)'|^`([^`]*)`/.exec(text)
  if (quoted === null) {
    const line = firstLine(text)
    return { value: line.replace(/(^|\s)#.*$/, '').trim(), length: line.length + 1 }
  }
  const double = quoted[1]
  const value =
    double === undefined
      ? (quoted[2] ?? quoted[3] ?? '')
      : double.replace(/\\([nrt"\\$])/g, (all, one: string) => escapes[one] ?? all)
  return { value, length: quoted[0].length + lineEnd(text.slice(quoted[0].length)) + 1 }
}

/** Whether a paste into a name field is a list of variables rather than one name. */
export const isDotenv = (text: string) =>
  /\n/.test(text.trim()) ? parseDotenv(text).assignments.length > 0 : /^\s*(?:export\s+)?[A-Za-z_]\w*=/.test(text)
