'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DriftBadge } from '@/components/functions/drift-badge'
import { FunctionStatus } from '@/components/functions/function-status'
import type { Column } from '@/components/ui/data-table/column'
import { Digest } from '@/components/ui/digest'
import { None } from '@/components/ui/none'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { Tag } from '@/components/ui/tag'
import { usePlace } from '@/lib/browser/use-place'
import { count } from '@/lib/format'
import { digestOf, DRIFT_LABEL, imageOf, type FunctionLine } from '@/lib/functions/list/spec'
import type { FunctionRow } from '@/lib/functions/model'
import { statusText } from '@/lib/functions/status-look'
import { paths } from '@/lib/paths'
import { RowMenu } from './row-menu'

const isZip = ({ fn }: FunctionLine) => fn.packageType === 'Zip'

/** What comes after the list: a place for it until then, and why it did not come. */
function late({ row, problem }: FunctionLine, width: number, cell: (row: FunctionRow) => ReactNode) {
  if (row) return cell(row)
  if (!problem) return <Skeleton width={width} />
  const denied = problem.code.startsWith('AccessDenied')
  return (
    <span className="quiet" title={denied ? `No access: lambda:GetFunction. ${problem.message}` : problem.message}>
      {denied ? 'No access' : 'Couldn’t read'}
    </span>
  )
}

/** The columns of the list of functions. */
export const functionColumns: readonly Column<FunctionLine>[] = [
  {
    head: 'Function name',
    order: 'name',
    rowHead: true,
    wrap: true,
    card: 'title',
    skeleton: 110,
    cell: ({ fn }) => <NameLink name={fn.name} />,
    text: ({ fn }) => fn.name,
  },
  {
    head: 'State',
    order: 'state',
    width: 158,
    card: 'mark',
    skeleton: 64,
    cell: (line) => late(line, 76, (row) => <FunctionStatus status={row} since={line.fn.lastModified} />),
    text: ({ row }) => (row ? statusText(row) : ''),
  },
  {
    head: 'Image',
    card: 'line',
    skeleton: 130,
    cell: (line) =>
      isZip(line) ? <span className="quiet">.zip archive</span> : late(line, 120, () => <ImageName line={line} />),
    text: ({ row }) => row?.imageUri ?? '',
  },
  {
    head: 'Digest',
    width: 130,
    drop: 3,
    skeleton: 112,
    cell: (line) => {
      const digest = digestOf(line)
      return digest ? <Digest digest={digest} /> : <None />
    },
    text: (line) => digestOf(line) ?? '',
  },
  {
    head: 'Drift',
    width: 162,
    drop: 4,
    card: 'mark',
    skeleton: 52,
    cell: (line) => (isZip(line) ? <None /> : late(line, 52, ({ drift }) => <DriftBadge drift={drift} />)),
    text: ({ row }) => (row ? DRIFT_LABEL[row.drift.kind] : ''),
  },
  {
    head: 'Package type',
    width: 86,
    drop: 3,
    skeleton: 40,
    cell: (line) => (isZip(line) ? <span className="quiet">Zip</span> : line.fn.packageType),
    text: ({ fn }) => fn.packageType,
  },
  {
    head: 'Architecture',
    width: 84,
    drop: 2,
    skeleton: 48,
    cell: ({ fn }) => fn.architecture,
    text: ({ fn }) => fn.architecture,
  },
  {
    head: 'Memory, MB',
    width: 84,
    drop: 1,
    numeric: true,
    skeleton: 34,
    cell: ({ fn }) => count(fn.memorySize),
    text: ({ fn }) => String(fn.memorySize),
  },
  {
    head: 'Last modified',
    order: 'modified',
    width: 104,
    drop: 3,
    numeric: true,
    skeleton: 70,
    cell: ({ fn }) => (fn.lastModified ? <RelativeTime iso={fn.lastModified} /> : <None />),
    text: ({ fn }) => fn.lastModified,
  },
  { head: 'Actions', quietHead: true, width: 46, card: 'menu', skeleton: 16, cell: (line) => <RowMenu line={line} /> },
]

function NameLink({ name }: { name: string }) {
  return (
    <Link href={paths.function(usePlace(), name)} prefetch={false} className="name-link">
      {name}
    </Link>
  )
}

/** Repository and tag. The repository gives way first; the tag keeps its room. */
function ImageName({ line }: { line: FunctionLine }) {
  const image = imageOf(line)
  if (!image) return <None />
  return (
    <span className="image-name">
      <span title={image.repository}>{image.repository}</span>
      {image.tag !== null && <Tag icon={false}>{image.tag}</Tag>}
    </span>
  )
}
