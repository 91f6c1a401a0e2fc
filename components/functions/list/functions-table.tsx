'use client'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Skeleton } from '@/components/ui/skeleton'
import { Th } from '@/components/ui/table'
import type { FunctionLine, Sort, SortBy } from '@/lib/functions/list/filter'
import { COLUMN } from './functions-columns'
import { FunctionsTablePart } from './functions-table-part'
import { cell, FunctionsTableRow, rowLook } from './functions-table-row'

/** Up to here every row is in the page; above it, in parts of so many, only those near the screen are. */
const ALL_ROWS = 100
const PART = 25

type TableProps = {
  lines: readonly FunctionLine[]
  sort: Sort
  onSort: (by: SortBy) => void
  /** Stands under the heads in place of rows. */
  notice?: ReactNode
  loading: boolean
}

/**
 * The list as a table; under 768 px its rows are cards. Roles are written out because CSS `display` takes them away.
 */
export function FunctionsTable({ lines, sort, onSort, notice, loading }: TableProps) {
  const sorted = (by: SortBy) => ({
    sort: sort.by === by ? (sort.descending ? ('descending' as const) : ('ascending' as const)) : undefined,
    onSort: () => onSort(by),
  })
  return (
    <div className="overflow-clip rounded-card border border-line bg-surface">
      <table
        role="table"
        aria-rowcount={lines.length + 1}
        aria-busy={loading}
        className="w-full table-fixed border-collapse text-left text-control tabular-nums max-md:block"
      >
        <caption className="sr-only">Functions</caption>
        <thead role="rowgroup" className="max-md:sr-only">
          <tr role="row">
            <Head column="name" {...sorted('name')}>
              Function name
            </Head>
            <Head column="state" {...sorted('state')}>
              State
            </Head>
            <Head column="image">Image</Head>
            <Head column="digest">Digest</Head>
            <Head column="drift">Drift</Head>
            <Head column="pkg">Package type</Head>
            <Head column="arch">Architecture</Head>
            <Head column="memory" numeric>
              Memory, MB
            </Head>
            <Head column="modified" numeric {...sorted('modified')}>
              Last modified
            </Head>
            <Head column="menu">
              <span className="sr-only">Actions</span>
            </Head>
          </tr>
        </thead>
        <Body lines={lines} loading={loading} />
      </table>
      {notice}
    </div>
  )
}

function Head({
  column,
  children,
  ...rest
}: {
  column: keyof typeof COLUMN
  children: ReactNode
  numeric?: boolean
  sort?: 'ascending' | 'descending'
  onSort?: () => void
}) {
  return (
    <Th role="columnheader" {...rest} className={cx('sticky top-12 z-10 bg-surface px-2!', COLUMN[column])}>
      {children}
    </Th>
  )
}

const body = 'max-md:block [&:last-child>tr:last-child]:border-b-0 [&:last-child>tr:last-child>*]:border-b-0'

function Body({ lines, loading }: Pick<TableProps, 'lines' | 'loading'>) {
  if (loading)
    return (
      <tbody role="rowgroup" className={body}>
        {Array.from({ length: 8 }, (_, row) => (
          <SkeletonRow key={row} />
        ))}
      </tbody>
    )
  if (lines.length <= ALL_ROWS)
    return (
      <tbody role="rowgroup" className={body}>
        {lines.map(({ fn }) => (
          <FunctionsTableRow key={fn.name} fn={fn} />
        ))}
      </tbody>
    )
  return Array.from({ length: Math.ceil(lines.length / PART) }, (_, part) => (
    <FunctionsTablePart
      key={part}
      lines={lines.slice(part * PART, (part + 1) * PART)}
      first={part * PART}
      near={part < 2}
      className={body}
    />
  ))
}

const WIDTHS: readonly (readonly [keyof typeof COLUMN, number])[] = [
  ['name', 110],
  ['state', 64],
  ['image', 130],
  ['digest', 112],
  ['drift', 52],
  ['pkg', 40],
  ['arch', 48],
  ['memory', 34],
  ['modified', 70],
  ['menu', 16],
]

function SkeletonRow() {
  return (
    <tr role="row" className={rowLook}>
      {WIDTHS.map(([column, width]) => (
        <td role="cell" key={column} className={cx(cell, COLUMN[column])}>
          <Skeleton width={width} />
        </td>
      ))}
    </tr>
  )
}
