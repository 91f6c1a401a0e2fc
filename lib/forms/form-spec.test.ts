import { expect, it } from 'vitest'
import { inOrder, touchedFields } from './form-spec'

it('puts problems in the order of the page, one a field, the first word standing', () => {
  const problems = [
    { field: 'tags', message: 'a' },
    { field: 'environment.2', message: 'b' },
    { field: 'name', message: 'c' },
    { field: 'environment.1', message: 'd' },
    { field: 'name', message: 'e' },
    { field: 'elsewhere', message: 'f' },
  ]
  expect(inOrder(problems, ['name', 'environment', 'tags']).map(({ message }) => message)).toEqual([
    'c',
    'b',
    'd',
    'a',
    'f',
  ])
})

it('finds the fields that differ, whatever they hold', () => {
  const was = { name: 'a', rows: [{ id: '1' }], timeout: { minutes: '1' } }
  expect(touchedFields(was, { ...was, rows: [{ id: '1' }] })).toEqual([])
  expect(touchedFields(was, { ...was, rows: [], timeout: { minutes: '2' } })).toEqual(['rows', 'timeout'])
})
