import { EngineError } from '../protocol/errors'
import { invalidParameter } from './groups'
import { jsonMatcher } from './json-pattern'

/** Whether a message is one that is looked for. */
export type Matcher = (message: string) => boolean

const invalidPattern = () => invalidParameter('Invalid filter pattern')

/** A term: quoted where it holds more than letters, digits and `_`; `?` makes it one of several, `-` excludes. */
const TERM = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|([\p{L}\p{N}_]+))(?=\s|$)/uy

type Term = { readonly mark: string; readonly text: string }

function termsOf(pattern: string): Term[] {
  const terms: Term[] = []
  TERM.lastIndex = 0
  while (TERM.lastIndex < pattern.length) {
    const [, mark = '', quoted, word = ''] = TERM.exec(pattern) ?? []
    if (quoted === undefined && word === '') throw invalidPattern()
    terms.push({ mark, text: quoted?.replaceAll(/\\(.)/g, '$1') ?? word })
  }
  return terms
}

/**
 * Reads a filter pattern: terms, quoted phrases, `?optional`, `-excluded`, and `{ $.x = y }` of JSON messages.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 * @throws InvalidParameterException; NotImplemented for `[columns]` and `%expressions%`
 */
export function matcherOf(pattern: string): Matcher {
  const text = pattern.trim()
  if (text.startsWith('{')) {
    if (!text.endsWith('}')) throw invalidParameter("If a filter pattern starts with '{' it must end with '}'")
    return jsonMatcher(text.slice(1, -1))
  }
  if (text.startsWith('[') || text.startsWith('%'))
    throw new EngineError(
      'NotImplemented',
      'Filter patterns of columns or regular expressions are not implemented by the engine.',
    )
  const terms = termsOf(text)
  const marked = (mark: string) => terms.filter((term) => term.mark === mark).map((term) => term.text)
  const [all, any, none] = [marked(''), marked('?'), marked('-')]
  return (message) =>
    all.every((term) => message.includes(term)) &&
    !none.some((term) => message.includes(term)) &&
    // Beside other terms those with `?` change nothing.
    (any.length === 0 || all.length + none.length > 0 || any.some((term) => message.includes(term)))
}
