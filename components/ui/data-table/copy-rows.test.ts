import { expect, test } from 'vitest'
import { rowsAsText } from './copy-rows'

test('copies what has a text, a line for each row', () => {
  const columns = [
    { head: 'Name', cell: () => null, text: ({ name }: { name: string }) => name },
    { head: 'Actions', cell: () => null },
    { head: 'Size, MB', cell: () => null, text: ({ size }: { size: number }) => String(size) },
  ]
  const rows = [
    { name: 'a', size: 1 },
    { name: 'two\nlines\tapart', size: 2 },
  ]
  expect(rowsAsText<{ name: string; size: number }>(columns, rows)).toBe('Name\tSize, MB\na\t1\ntwo lines apart\t2')
})
