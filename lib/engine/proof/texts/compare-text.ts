import { escapePattern } from '../recorded/match'
import type { Entry } from './entries'

/** What the engine answered. */
export type Seen = { readonly status?: number; readonly code?: string; readonly texts: readonly string[] }

/** How an entry is produced on the engine. */
export type TextCase = {
  readonly section: Entry['section']
  /** Something that only the title of this entry has. */
  readonly entry: string
  /** Undefined for an entry that tells of what AWS no longer does; `why` says so. */
  readonly see?: () => Promise<Seen>
  /** What is compared where an entry speaks in its own words: pieces that stand in its text. */
  readonly pieces?: readonly string[]
  /** Where the engine answers otherwise on purpose: that answer, and why. */
  readonly instead?: Partial<Pick<Seen, 'status' | 'code'>> & { readonly texts?: readonly string[] }
  readonly why?: string
}

/** `<uri>`, `…`, `'x'` and N.NN stand for any value; tabs and blanks are alike, as issues lost them. */
export function patternOf(text: string, whole = false): RegExp {
  const pattern = escapePattern(text)
    .replaceAll(/<[^<>]+>/g, '.+?')
    .replaceAll('…', '.+')
    .replaceAll(/'[a-z]'/g, "'.+?'")
    .replaceAll(String.raw`N\.NN`, String.raw`\d+\.\d\d`)
    .replaceAll(/[ \t]+/g, String.raw`[ \t]+`)
  return new RegExp(whole ? `^${pattern}$` : pattern, 's')
}

/** In which ways an answer is not what an entry tells. */
export function problemsOf(entry: Entry, { pieces, instead }: TextCase, seen: Seen): string[] {
  const expected = { status: entry.status, code: entry.code, texts: pieces ?? entry.texts, ...instead }
  const differ = (name: string, wanted: unknown, given: unknown) =>
    wanted === undefined || wanted === given ? [] : [`${name}: ${String(wanted)} expected, ${String(given)} given`]
  // A line stands in a log, a piece in a text; a message is all there is.
  const whole = !pieces && entry.section !== 'launch_and_log_errors'
  const missing = expected.texts.filter((text) => !seen.texts.some((one) => patternOf(text, whole).test(one)))
  const strange = (pieces ?? []).filter((piece) => !entry.texts.some((text) => text.includes(piece)))
  return [
    ...differ('status', expected.status, seen.status),
    ...(seen.code === undefined ? [] : differ('code', expected.code, seen.code)),
    ...missing.map((text) => `${text} expected, given ${seen.texts.join(' | ')}`),
    ...strange.map((piece) => `the entry does not say ${piece}`),
  ]
}
