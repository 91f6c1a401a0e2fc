import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isStale } from './build-age'

let root: string
const at = (path: string, seconds: number) => utimesSync(join(root, path), seconds, seconds)
const write = (path: string, seconds: number) => {
  writeFileSync(join(root, path), '')
  at(path, seconds)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gantry-'))
  for (const folder of ['lib', '.next']) mkdirSync(join(root, folder))
  write('lib/a.ts', 100)
  write('package-lock.json', 100)
  at('lib', 100)
})
afterEach(() => rmSync(root, { recursive: true }))

test('no build is stale; one that is younger than its sources is not', () => {
  expect(isStale(root, '.next')).toBe(true)
  write('.next/BUILD_ID', 200)
  expect(isStale(root, '.next')).toBe(false)
})

test.each(['lib/a.ts', 'lib', 'package-lock.json'])('a later change of %s makes it stale', (path) => {
  write('.next/BUILD_ID', 200)
  at(path, 300)
  expect(isStale(root, '.next')).toBe(true)
})

test('a changed test does not', () => {
  write('.next/BUILD_ID', 200)
  write('lib/a.test.ts', 300)
  at('lib', 100)
  expect(isStale(root, '.next')).toBe(false)
})
