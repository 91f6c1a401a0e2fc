import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { fetchJson } from '@/lib/browser/fetch-json'
import { routeOf } from '@/lib/browser/json-query'
import type { ListPart } from './spec'

/** A whole list stays good for so long, ms. One that is not whole is read on at once. */
const freshMs = 2000

/**
 * A list that a GET route (`path`) gives part after part (`?from=50`). What is there is shown while the rest comes; a
 * list that was whole stays until it is whole again. Items that did not change stay the same objects.
 */
export const listQuery = <Item extends object>(
  queryKey: readonly unknown[],
  path: string,
  keyOf: (item: Item) => string,
) => {
  const partPath = (from: number) => `${path}?from=${from}`
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<ListPart<Item>> => {
      const known = () => client.getQueryData<ListPart<Item>>(queryKey)
      const readPart = (from: number) => fetchJson<ListPart<Item>>(partPath(from), signal)
      let list = await readPart(0)
      while (list.next !== null) {
        show(client, queryKey, kept(known(), list, keyOf))
        const part = await readPart(list.next)
        list = { ...part, items: [...list.items, ...part.items] }
      }
      return kept(known(), list, keyOf)
    },
    meta: routeOf(partPath(0)),
    structuralSharing: false,
    staleTime: ({ state: { data } }) => (data?.next === null ? freshMs : 0),
  })
}

const show = <Item>(client: QueryClient, queryKey: readonly unknown[], list: ListPart<Item>) =>
  client.setQueryData<ListPart<Item>>(queryKey, (old) => (old?.next === null ? old : list))

/** The list, each item once and as the object it was before where nothing of it changed. */
export function kept<Item extends object>(
  old: ListPart<Item> | undefined,
  list: ListPart<Item>,
  keyOf: (item: Item) => string,
): ListPart<Item> {
  const before = new Map(old?.items.map((item) => [keyOf(item), item]))
  // A list that was read anew between two parts can name an item twice: the later one is the newer.
  const items = new Map<string, Item>()
  for (const item of list.items) {
    const was = before.get(keyOf(item))
    items.set(keyOf(item), was && alike(was, item) ? was : item)
  }
  const now = [...items.values()]
  const unchanged = old?.items.length === now.length && now.every((item, at) => item === old.items[at])
  return { ...list, items: unchanged ? old.items : now }
}

/** Whether two items have the same plain values. */
const alike = (a: object, b: object) => {
  const names = Object.keys(b)
  return (
    names.length === Object.keys(a).length &&
    names.every((name) => Object.is(Reflect.get(a, name), Reflect.get(b, name)))
  )
}
