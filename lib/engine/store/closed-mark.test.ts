import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAsClosed, markClosed } from './closed-mark'

let file: string
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'gantry-closed-')), 'engine.db')
  writeFileSync(file, 'records')
  age()
})
afterEach(() => rmSync(join(file, '..'), { recursive: true, force: true }))

/** As if it had been written an hour ago. */
const age = () => utimesSync(file, Date.now() / 1000 - 3600, Date.now() / 1000 - 3600)

test('a file that nobody has touched since it was closed is known, once', () => {
  markClosed(file)
  expect(isAsClosed(file)).toBe(true)
  expect(isAsClosed(file)).toBe(false)
})

test('a file of the same length with another byte is not, nor a copy, nor one with a log beside it', () => {
  markClosed(file)
  writeFileSync(file, 'recorDs')
  age()
  expect(isAsClosed(file)).toBe(false)

  markClosed(file)
  const bytes = readFileSync(file)
  rmSync(file)
  writeFileSync(file, bytes)
  age()
  expect(isAsClosed(file)).toBe(false)

  markClosed(file)
  writeFileSync(`${file}-wal`, '')
  expect(isAsClosed(file)).toBe(false)
  markClosed(file)
  expect(isAsClosed(file)).toBe(false)
})

test('a file that was written a moment ago is looked through: a second write would not show', () => {
  writeFileSync(file, 'records')
  markClosed(file)
  expect(isAsClosed(file)).toBe(false)
})
