import type { AppError } from '@/lib/result'
import { imageReference, type ImageReference } from '@/lib/images/image-reference'
import type { ListSpec } from '@/lib/list/spec'
import type { Drift, FunctionRow, FunctionSummary } from '@/lib/functions/model'
import { LOOK_LABEL, statusLook } from '@/lib/functions/status-look'

/** A line of the list: what ListFunctions gave, and what came after it. `row` is undefined until it has arrived. */
export type FunctionLine = {
  readonly fn: FunctionSummary
  readonly row?: FunctionRow
  /** Why its row could not be read. */
  readonly problem?: AppError
}

/** What drift is called where it is chosen. */
export const DRIFT_LABEL: Record<Drift['kind'], string> = {
  inSync: 'In sync',
  tagMoved: 'Tag moved',
  tagDeleted: 'Tag deleted',
  imageDeleted: 'Image deleted',
  pinned: 'Pinned',
  unknown: 'Can’t read repository',
  none: 'No image',
}

const images = new WeakMap<FunctionRow, ImageReference | null>()

/** The image that a line's function was deployed with; null where it has none, or none that is known yet. */
export function imageOf({ row }: FunctionLine): ImageReference | null {
  if (!row) return null
  const known = images.get(row)
  if (known !== undefined) return known
  const image = imageReference(row.imageUri ?? '')
  images.set(row, image)
  return image
}

/** The digest that runs, as the row says it, or before that the list. */
export const digestOf = ({ fn, row }: FunctionLine) => row?.digest ?? fn.digest

const looks = Object.keys(LOOK_LABEL)

/** What can be looked for in the list of functions. */
export const functionListSpec: ListSpec<FunctionLine> = {
  textOf: (line) => {
    const image = imageOf(line)
    return [line.fn.name, line.fn.description, image && `${image.repository}:${image.tag ?? ''}`]
  },
  startOf: (line) => (digestOf(line) ?? '').replace('sha256:', ''),
  lateText: true,
  facets: {
    state: { label: 'State', options: LOOK_LABEL, late: true, valueOf: ({ row }) => row && statusLook(row) },
    drift: { label: 'Drift', options: DRIFT_LABEL, late: true, valueOf: ({ row }) => row?.drift.kind },
    pkg: { label: 'Package type', options: { Image: 'Image', Zip: 'Zip' }, valueOf: ({ fn }) => fn.packageType },
    arch: {
      label: 'Architecture',
      options: { x86_64: 'x86_64', arm64: 'arm64' },
      valueOf: ({ fn }) => fn.architecture,
    },
    repo: { label: 'Repository', late: true, valueOf: (line) => imageOf(line)?.repository },
  },
  orders: {
    name: { valueOf: ({ fn }) => fn.name },
    state: { late: true, valueOf: ({ row }) => (row ? looks.indexOf(statusLook(row)) : looks.length) },
    modified: { largestFirst: true, valueOf: ({ fn }) => fn.lastModified },
  },
}
