import type { ListQuery, ListSpec, Order } from './spec'

type Words = { readonly text: string; readonly start: string | undefined }

/** What is looked through for each line, made once: a keystroke over 10,000 lines then costs a millisecond. */
const words = new WeakMap<object, Words>()

function wordsOf<Line extends object>(spec: ListSpec<Line>, line: Line): Words {
  const known = words.get(line)
  if (known) return known
  const text = spec
    .textOf(line)
    .flatMap((each) => each ?? [])
    .join('\n')
    .toLowerCase()
  const made = { text, start: spec.startOf?.(line) }
  words.set(line, made)
  return made
}

/** The lines that the query lets through, in its order. A spec's lines belong to that spec alone. */
export function applyQuery<Line extends object>(
  spec: ListSpec<Line>,
  lines: readonly Line[],
  query: ListQuery,
): readonly Line[] {
  const text = query.text.trim().toLowerCase()
  const start = text.replace(/^sha256:/, '')
  const facets = Object.entries(query.chosen).flatMap(([id, values]) => {
    const facet = spec.facets[id]
    return facet ? [{ valueOf: facet.valueOf, values: new Set(values) }] : []
  })
  const found = (line: Line) => {
    if (text === '') return true
    const known = wordsOf(spec, line)
    return known.text.includes(text) || known.start?.startsWith(start) === true
  }
  const fits = (line: Line) => found(line) && facets.every(({ valueOf, values }) => values.has(valueOf(line) ?? ''))
  const left = text === '' && facets.length === 0 ? lines : lines.filter(fits)
  const [first] = Object.values(spec.orders)
  const order = spec.orders[query.order.by] ?? first
  if (!first || !order) return left
  const inFirst = sorted(left, first, false)
  return order === first && !query.order.descending ? inFirst : sorted(inFirst, order, query.order.descending)
}

/** Stable, so that equal lines stay as they were. Lines that are in order already are not sorted again. */
function sorted<Line>(lines: readonly Line[], { valueOf }: Order<Line>, descending: boolean): readonly Line[] {
  const sign = descending ? -1 : 1
  const compare = (a: string | number, b: string | number) => (a < b ? -sign : a > b ? sign : 0)
  const values = lines.map(valueOf)
  if (values.every((value, at) => at === 0 || compare(values[at - 1] ?? '', value) <= 0)) return lines
  return lines
    .map((line, at) => ({ line, value: values[at] ?? '' }))
    .sort((a, b) => compare(a.value, b.value))
    .map(({ line }) => line)
}

/** A value that a facet offers, with its words. */
export type FacetOption = { readonly value: string; readonly label: string }

/** What a facet offers: the values that are always there, then the others that the lines have. */
export function facetOptions<Line>(spec: ListSpec<Line>, id: string, lines: readonly Line[]): readonly FacetOption[] {
  const facet = spec.facets[id]
  if (!facet) return []
  const named = Object.entries(facet.options ?? {}).map(([value, label]): FacetOption => ({ value, label }))
  const seen = new Set(lines.map(facet.valueOf))
  const others = [...seen].filter((value) => value !== undefined && !Object.hasOwn(facet.options ?? {}, value))
  return [...named, ...others.sort().flatMap((value) => (value === undefined ? [] : [{ value, label: value }]))]
}
