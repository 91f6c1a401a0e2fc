import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readProjectFile, root } from './project-files'

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readProjectFile('package.json')))
const readme = readProjectFile('README.md')
const guides = `${readme}\n${readProjectFile('AGENTS.md')}`

test('every npm command that is written down is a script', () => {
  const named = [...guides.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? '')
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

test('every picture and file that the README links to is there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? '',
  )
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
})
