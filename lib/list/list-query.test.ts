import { expect, test } from 'vitest'
import { kept } from './list-query'
import type { ListPart } from './spec'

type Item = { readonly name: string; readonly size: number }
const part = (...items: Item[]): ListPart<Item> => ({ items, next: null, total: items.length, updatedAt: '' })
const keyOf = ({ name }: Item) => name

test('what did not change stays the same object, so that nothing of it is drawn again', () => {
  const old = part({ name: 'a', size: 1 }, { name: 'b', size: 1 })
  const fresh = kept(old, part({ name: 'a', size: 1 }, { name: 'b', size: 2 }), keyOf)
  expect(fresh.items[0]).toBe(old.items[0])
  expect(fresh.items[1]).toEqual({ name: 'b', size: 2 })
  expect(kept(old, part({ name: 'a', size: 1 }, { name: 'b', size: 1 }), keyOf).items).toBe(old.items)
})

test('what went is gone, and what two parts name stands once', () => {
  const old = part({ name: 'a', size: 1 }, { name: 'b', size: 1 })
  expect(kept(old, part({ name: 'b', size: 1 }), keyOf).items).toEqual([{ name: 'b', size: 1 }])
  expect(kept(undefined, part({ name: 'a', size: 1 }, { name: 'a', size: 2 }), keyOf).items).toEqual([
    { name: 'a', size: 2 },
  ])
})
