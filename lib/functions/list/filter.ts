import { imageReference } from '@/lib/images/image-reference'
import type { Drift, FunctionRow, FunctionSummary } from '@/lib/functions/model'
import { LOOK_LABEL, statusLook, type StatusLook } from '@/lib/functions/status-look'

/** A line of the list: what ListFunctions gave, and what came after it. `row` is undefined until it has arrived. */
export type FunctionLine = { readonly fn: FunctionSummary; readonly row: FunctionRow | undefined }

export const DRIFT_LABEL: Record<Drift['kind'], string> = {
  inSync: 'In sync',
  tagMoved: 'Tag moved',
  tagDeleted: 'Tag deleted',
  imageDeleted: 'Image deleted',
  pinned: 'Pinned',
  unknown: 'Can’t read repository',
  none: 'No image',
}

export type SortBy = 'name' | 'state' | 'modified'
export type Sort = { readonly by: SortBy; readonly descending: boolean }

/** What the URL says of the list. Each set is empty where that chip is off. */
export type FunctionFilter = {
  readonly text: string
  readonly state: readonly string[]
  readonly drift: readonly string[]
  readonly pkg: readonly string[]
  readonly arch: readonly string[]
  readonly repo: readonly string[]
  readonly sort: Sort
}
export const FACETS = ['state', 'drift', 'pkg', 'arch', 'repo'] as const
export type Facet = (typeof FACETS)[number]

const list = (value: string | null) => (value ? value.split(',').filter(Boolean) : [])
const SORTS: readonly string[] = ['name', 'state', 'modified'] satisfies SortBy[]
const isSort = (text: string): text is SortBy => SORTS.includes(text)

/** Reads the filter out of the URL; what it does not know is left out. `sort=-modified`: newest first. */
export function parseFilter(params: Pick<URLSearchParams, 'get'>): FunctionFilter {
  const sort = params.get('sort') ?? ''
  const by = sort.replace(/^-/, '')
  const facets = {
    state: list(params.get('state')),
    drift: list(params.get('drift')),
    pkg: list(params.get('pkg')),
    arch: list(params.get('arch')),
    repo: list(params.get('repo')),
  }
  return {
    text: params.get('q') ?? '',
    ...facets,
    sort: { by: isSort(by) ? by : 'name', descending: isSort(by) && sort.startsWith('-') },
  }
}

/** Whether anything is left out of the list. */
export const isFiltered = (filter: FunctionFilter) =>
  filter.text.trim() !== '' || FACETS.some((facet) => filter[facet].length > 0)

/** Whether the answer depends on what arrives per row, so that every row must be read. */
export const needsRows = ({ state, drift, repo, sort, text }: FunctionFilter) =>
  state.length > 0 || drift.length > 0 || repo.length > 0 || sort.by === 'state' || text.trim() !== ''

/** The values of a line that the chips choose from. */
export function facetValue({ fn, row }: FunctionLine, facet: Facet): string | undefined {
  if (facet === 'pkg') return fn.packageType
  if (facet === 'arch') return fn.architecture
  if (!row) return undefined
  if (facet === 'state') return statusLook(row)
  return facet === 'drift' ? row.drift.kind : (imageReference(row.imageUri ?? '')?.repository ?? undefined)
}

/** Text found in name, description, repository or tag, or at the start of the digest's hex. */
function matches({ fn, row }: FunctionLine, text: string): boolean {
  const image = imageReference(row?.imageUri ?? '')
  const hex = (row?.digest ?? fn.digest ?? '').replace('sha256:', '')
  const found = [fn.name, fn.description, image?.repository, image?.tag, image && `${image.repository}:${image.tag}`]
  return found.some((each) => each?.toLowerCase().includes(text)) || hex.startsWith(text.replace('sha256:', ''))
}

const ORDER = Object.keys(LOOK_LABEL)
const stateRank = ({ row }: FunctionLine) => (row ? ORDER.indexOf(statusLook(row) satisfies StatusLook) : ORDER.length)
const compare: Record<SortBy, (a: FunctionLine, b: FunctionLine) => number> = {
  name: (a, b) => (a.fn.name < b.fn.name ? -1 : a.fn.name > b.fn.name ? 1 : 0),
  state: (a, b) => stateRank(a) - stateRank(b),
  modified: (a, b) => (a.fn.lastModified < b.fn.lastModified ? -1 : a.fn.lastModified > b.fn.lastModified ? 1 : 0),
}

/** The lines that the filter lets through, in its order; equal ones by name. */
export function applyFilter(lines: readonly FunctionLine[], filter: FunctionFilter): readonly FunctionLine[] {
  const text = filter.text.trim().toLowerCase()
  const chosen = FACETS.filter((facet) => filter[facet].length > 0)
  const sign = filter.sort.descending ? -1 : 1
  return lines
    .filter(
      (line) =>
        (text === '' || matches(line, text)) &&
        chosen.every((facet) => filter[facet].includes(facetValue(line, facet) ?? '')),
    )
    .sort((a, b) => sign * compare[filter.sort.by](a, b) || compare.name(a, b))
}
