import { expect, test } from 'vitest'
import { circlesOf, projectImports } from './imports'

test('finds files that import each other, by whatever way round', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', ['e']],
    ['e', []],
  ])
  expect(circlesOf(imports)).toEqual([['a', 'b', 'c']])
})

/** oxlint's import/no-cycle does not see imports of types; who moves a file does. */
test('no files import each other in a circle, for their types neither', () => {
  const imports = projectImports()
  expect(imports.size).toBeGreaterThan(500)
  expect(circlesOf(imports)).toEqual([])
})
