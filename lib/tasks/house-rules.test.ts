import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFiles, readProjectFile, root } from './project-files'

/** What oxlint has no rule for. Each answer names the lines that break the rule. */
const linesWith = (files: readonly string[], pattern: RegExp) =>
  files.flatMap((file) =>
    readProjectFile(file)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  )

const firstLineOf = (file: string) => readProjectFile(file).split('\n', 1)[0]

describe('house rules', () => {
  const hues =
    'slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose'
  const properties = 'bg|text|border|ring|outline|fill|stroke|from|via|to|divide|decoration|accent|caret|shadow'

  test('colours come from tokens, never from the palette', () => {
    const palette = new RegExp(`\\b(${properties})-((${hues})-\\d{2,3}|black|white)\\b`)
    expect(linesWith(projectFiles(/^(app|components)\/.*\.tsx$/), palette)).toEqual([])
  })

  test('no test is left out or singled out', () => {
    const tests = projectFiles(/\.(test|spec)\.tsx?$/)
    expect(tests.length).toBeGreaterThan(0)
    expect(linesWith(tests, /\b(test|it|describe)(\.\w+)*\.(only|skip|fixme|todo)\b|\bx(it|describe)\(/)).toEqual([])
  })

  test('end-to-end tests wait for what a person sees, answer nothing in place of a server, and find by role', () => {
    const files = projectFiles(/^e2e\/.*\.ts$/)
    expect(
      linesWith(files, /waitForTimeout|networkidle|\b(page|context)\.route\(|setTimeout\(|\.(locator|getByTestId)\(/),
    ).toEqual([])
  })

  test('modules that hold credentials or call AWS cannot reach a browser', () => {
    const serverFiles = projectFiles(
      /^lib\/(aws\/(clients|config-file|connections|credentials|identity)|(?!engine)[\w-]+\/(.*\/)?data(-[\w-]+)?)\.ts$/,
    )
    expect(serverFiles.filter((file) => firstLineOf(file) !== "import 'server-only'")).toEqual([])
  })

  test('browser code is marked in components, providers and hooks only', () => {
    const marked = projectFiles(/^(app|components|lib)\/.*\.tsx?$/).filter(
      (file) => firstLineOf(file) === "'use client'",
    )
    expect(
      marked.filter(
        (file) => !/^(components\/|app\/(.*\/)?(providers|error|global-error)\.tsx|lib\/(.*\/)?use-)/.test(file),
      ),
    ).toEqual([])
  })

  test('no file is longer than 250 lines, whatever its language', () => {
    const files = projectFiles(/\.(css|mjs|mts)$|^AGENTS\.md$/)
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => readProjectFile(file).trimEnd().split('\n').length > 250)).toEqual([])
  })

  test('comments are three lines of 120 columns at most', () => {
    const files = projectFiles(/^(app|components|e2e|lib)\/.*\.(tsx?|css|mjs)$|^[\w.-]+\.(ts|mts|mjs)$/)
    expect(linesWith(files, /^(?=.{121})\s*(\/\/|\/\*|\*)/)).toEqual([])
    const long = /^([ \t]*\/\/.*\n){4}|^[ \t]*\/\*\*?\n([ \t]*\* (?!@).*\n){4}/m
    expect(files.filter((file) => long.test(readProjectFile(file)))).toEqual([])
  })

  test('no folder holds more than forty files, but those of one operation a file', () => {
    const counts = new Map<string, number>()
    for (const file of projectFiles(/./)) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
    const crowded = [...counts].filter(([folder, count]) => count > 40 && !folder.endsWith('/operations'))
    expect(crowded).toEqual([])
  })

  test('no folder at the top but these', () => {
    const built = ['node_modules', 'test-results', 'playwright-report']
    const folders = readdirSync(root, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
    )
    const known = ['app', 'components', 'docs', 'e2e', 'lib', 'public', ...built]
    expect(folders.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
  })
})
