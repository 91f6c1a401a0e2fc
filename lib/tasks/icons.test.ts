import { expect, test } from 'vitest'
import { readProjectFile } from './project-files'

const drawn = [...readProjectFile('components/ui/icons.svg').matchAll(/<symbol id="(\w+)"/g)].map(([, id]) => id)

test('every icon that can be named is drawn', () => {
  const [union = ''] = /IconName =[\s\S]*?\n\n/.exec(readProjectFile('components/ui/icons.tsx')) ?? []
  const names = [...union.matchAll(/'(\w+)'/g)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(30)
  expect(names.filter((name) => name !== 'ringUp' && !drawn.includes(name))).toEqual([])
})
