import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { projectFiles, readProjectFile, root } from './project-files'

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readProjectFile('package.json')))
const readme = readProjectFile('README.md')
const guides = projectFiles(/^(README|AGENTS|docs\/.*)\.md$/).map((name) => ({ name, text: readProjectFile(name) }))

test('every npm command that is written down is a script', () => {
  const named = guides.flatMap(({ text }) =>
    [...text.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? ''),
  )
  const builtIn = ['ci', 'install']
  expect(named).toContain('start')
  expect(named.filter((name) => !builtIn.includes(name) && !Object.hasOwn(scripts, name))).toEqual([])
})

test('every script is in the README', () => {
  const missing = Object.keys(scripts).filter(
    (name) => !readme.includes(`npm run ${name}`) && !readme.includes(`npm ${name}`),
  )
  expect(missing).toEqual([])
})

test('every picture and file that a guide links to is there', () => {
  const links = guides.flatMap(({ name, text }) =>
    [...text.matchAll(/\]\((?!https?:|#)([^)\s#]+)[^)\s]*\)|(?:src|srcset)="([^"]+)"/g)].map(([, link, source]) =>
      join(dirname(name), link ?? source ?? ''),
    ),
  )
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
})

/** `lib/{a,b}/c` as `lib/a/c` and `lib/b/c`. */
const spelledOut = (path: string): readonly string[] => {
  const [whole, before = '', names = '', after = ''] = /^(.*?)\{([^}]*)\}(.*)$/.exec(path) ?? []
  return whole === undefined ? [path] : names.split(',').flatMap((name) => spelledOut(`${before}${name}${after}`))
}

test('every folder and file that a guide names is there', () => {
  const named = guides.flatMap(({ text }) =>
    [...text.matchAll(/`((?:app|components|docs|e2e|lib|public)\/[^`<…\s]*)`/g)].flatMap(([, path = '']) =>
      spelledOut(path),
    ),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
