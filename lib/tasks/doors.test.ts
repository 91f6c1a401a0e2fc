import { expect, test } from 'vitest'
import { projectFiles, readProjectFile } from './project-files'

const exportsOf = (source: string) => [...source.matchAll(/^export (?!type\b).*$/gm)].map(([line]) => line)
const pages = projectFiles(/^app\/\(console\)\/.*page\.tsx$/)
const routes = projectFiles(/^app\/.*route\.ts$/)
const writes = projectFiles(/^lib\/.*\.ts$/).filter((path) => /^'use server'$/m.test(readProjectFile(path)))

test('there are pages, routes and actions to look at', () => {
  for (const found of [pages, routes, writes]) expect(found.length).toBeGreaterThan(5)
})

test.each(pages)('%s is let in by page()', (path) => {
  if (path.endsWith('function-page.tsx')) expect(readProjectFile(path)).toContain('  page(action,')
  else expect(readProjectFile(path)).toMatch(/^export default (page|functionPage)\(/m)
})

test.each(routes)('%s answers by read() and nothing else', (path) => {
  expect(exportsOf(readProjectFile(path))).toEqual([expect.stringMatching(/^export const GET = read\(/)])
})

test.each(writes)('%s writes by defineAction()', (path) => {
  const source = readProjectFile(path)
  expect(source).toMatch(/^const run = defineAction\(/m)
  for (const action of exportsOf(source)) {
    const body = source.slice(source.indexOf(action)).split('\n}')[0]
    expect(body?.split('\n').slice(1)).toEqual(['  return run(input)'])
  }
})
