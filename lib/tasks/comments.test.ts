import { describe, expect, test } from 'vitest'
import { projectFiles, readProjectFile } from './project-files'

/** What somebody wrote by hand, but for this file, which names what it looks for. */
const written = projectFiles(/\.(tsx?|mts|mjs|css|md|json)$/).filter(
  (file) =>
    !/^(package-lock\.json|next-env\.d\.ts|lib\/engine\/constraints\/\w+\.json|lib\/tasks\/comments\.test\.ts)$/.test(
      file,
    ),
)

const found = (pattern: RegExp, isKnown: (text: string) => boolean = () => false) =>
  written.flatMap((file) =>
    readProjectFile(file)
      .split('\n')
      .flatMap((line, at) =>
        [...line.matchAll(pattern)].flatMap(([text]) => (isKnown(text) ? [] : [`${file}:${at + 1}: ${text}`])),
      ),
  )

/** A clone must be enough to understand the code: what is cited is in it, or on a public page that is named. */
describe('comments, test names and texts cite nothing that is not in the repository', () => {
  test('no document', () => {
    expect(written.length).toBeGreaterThan(500)
    const documents = projectFiles(/\.md$/).map((file) => file.slice(file.lastIndexOf('/') + 1))
    const isKnown = (text: string) => documents.includes(text.slice(text.lastIndexOf('/') + 1))
    expect(found(/[\w./-]*\w\.md\b/g, isKnown)).toEqual([])
  })

  test('no section of one', () => {
    expect(found(/§.{0,10}/g)).toEqual([])
    expect(found(/\bfacts? ?\d[\d.]*/gi)).toEqual([])
  })

  test('no code but those of docs/requirements.md', () => {
    // Other people's words: S3, the second version of a waiter, HTML's headings.
    expect(found(/(?<=^|[\s('`/–])(?!S3|V2|H[1-6])[A-QS-Z]\d{1,3}(?=[\s),.:;–]|$)/g)).toEqual([])
    const known = new Set(readProjectFile('docs/requirements.md').match(/\bR\d{2,3}\b/g))
    expect(known.size).toBeGreaterThan(100)
    expect(found(/(?<=^|[\s('"`/–])R\d{1,3}(?=[\s),.:;–]|$)/g, (text) => known.has(text))).toEqual([])
  })

  test('no folder beside it', () => {
    expect(found(/\.\.\/shared\b/g)).toEqual([])
  })
})
