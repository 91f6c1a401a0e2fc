import type { ListQuery, ListSpec } from './spec'

const firstOrder = <Line>(spec: ListSpec<Line>) => Object.keys(spec.orders)[0] ?? ''

/** Reads a list's query out of the URL; what it does not know is left out. `sort=-modified`: the largest first. */
export function parseQuery<Line>(spec: ListSpec<Line>, params: Pick<URLSearchParams, 'get'>): ListQuery {
  const sort = params.get('sort') ?? ''
  const by = sort.replace(/^-/, '')
  const known = Object.hasOwn(spec.orders, by)
  const facets = Object.keys(spec.facets).map((id): [string, readonly string[]] => [
    id,
    (params.get(id) ?? '').split(',').filter(Boolean),
  ])
  return {
    text: params.get('q') ?? '',
    chosen: Object.fromEntries(facets.filter(([, values]) => values.length > 0)),
    order: { by: known ? by : firstOrder(spec), descending: known && sort.startsWith('-') },
  }
}

/** The URL's search that says `query`, with what else stands in `search`. */
export function searchOf<Line>(spec: ListSpec<Line>, query: ListQuery, search: string): string {
  const { by, descending } = query.order
  const params = new URLSearchParams(search)
  const values: Record<string, string> = { q: query.text, sort: `${descending ? '-' : ''}${by}` }
  if (values.sort === firstOrder(spec)) values.sort = ''
  for (const id of Object.keys(spec.facets)) values[id] = query.chosen[id]?.join(',') ?? ''
  for (const [name, value] of Object.entries(values)) {
    if (value) params.set(name, value)
    else params.delete(name)
  }
  return params.toString()
}

/** Whether anything is left out of the list. */
export const isFiltered = ({ text, chosen }: ListQuery) => text.trim() !== '' || Object.keys(chosen).length > 0

/** Whether the answer depends on what arrives line by line, so that every line must be read. */
export const needsLate = <Line>(spec: ListSpec<Line>, { text, chosen, order }: ListQuery) =>
  (spec.lateText === true && text.trim() !== '') ||
  Object.keys(chosen).some((id) => spec.facets[id]?.late) ||
  spec.orders[order.by]?.late === true

/** The query without what depends on late values: what can be answered at once. */
export const withoutLate = <Line>(spec: ListSpec<Line>, query: ListQuery): ListQuery => ({
  text: spec.lateText ? '' : query.text,
  chosen: Object.fromEntries(Object.entries(query.chosen).filter(([id]) => !spec.facets[id]?.late)),
  order: spec.orders[query.order.by]?.late ? { by: firstOrder(spec), descending: false } : query.order,
})

/** The query after one more facet is chosen, or cleared with `[]`. */
export const choose = (query: ListQuery, id: string, values: readonly string[]): ListQuery => {
  const { [id]: _, ...others } = query.chosen
  return { ...query, chosen: values.length > 0 ? { ...others, [id]: values } : others }
}

/** The query after a click on the head of a column: another order, or the same one turned round. */
export const orderBy = <Line>(spec: ListSpec<Line>, query: ListQuery, by: string): ListQuery => ({
  ...query,
  order: {
    by,
    descending: query.order.by === by ? !query.order.descending : spec.orders[by]?.largestFirst === true,
  },
})
