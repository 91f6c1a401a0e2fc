'use client'
import { useMemo, useRef, type ReactNode } from 'react'
import { cx } from '../cx'
import { type Column } from './column'
import { DataRow, type RowProps } from './data-row'
import { Heads, SkeletonRows, type Ordered } from './heads'
import type { Span } from './offsets'
import { useWindow } from './use-window'

/** Up to here every row is in the page; above it, only those near the screen. */
const allRows = 100

type DataTableProps<Row> = {
  /** Names the table for assistive tech. */
  caption: string
  /** Made once, outside of the component or by `useMemo`: rows are drawn again when it changes. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  order?: Ordered['order']
  onOrder?: Ordered['onOrder']
  /** Rows are on their way: their places stand there. */
  loading?: boolean
  /** How many rows there will be, where more are on their way. */
  total?: number
  /** What is said in place of rows, under the heads. */
  children?: ReactNode
  rowProps?: (row: Row) => RowProps
  /** What stands under a row, over all columns; nothing where it gives nothing. */
  below?: (row: Row) => ReactNode
  /** Hears which rows are on the screen, once it rests. */
  onView?: (rows: readonly Row[]) => void
  /** It stands inside a card, which has the border. */
  bare?: boolean
  /** The heads stay in view while the page scrolls. */
  sticky?: boolean
}

/**
 * The one table: heads that sort, rows of which a long list draws only those near the screen, columns that go as it
 * gets narrower, cards in the end. Roles are written out because CSS `display` takes them away.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, order, onOrder, loading = false, children, rowProps, below, onView } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const keys = useMemo(() => rows.map(rowKey), [rows, rowKey])
  const all = rows.length <= allRows
  const seen = onView && (({ first, last }: Span) => onView(rows.slice(first, last)))
  const { first, last, before, after, usual } = useWindow({ keys, body, all, onView: seen })
  const total = Math.max(props.total ?? 0, rows.length)
  const room = after + (rows.length > 0 ? (total - rows.length) * usual : 0)
  return (
    <div className={cx('data-table', !props.bare && 'framed', props.sticky && 'heads-stay')}>
      <table
        role="table"
        aria-rowcount={onView ? total + 1 : undefined}
        aria-busy={loading || undefined}
        className={columns.some(({ width }) => width !== undefined) ? 'measured' : undefined}
      >
        <caption className="sr-only">{caption}</caption>
        <Heads columns={columns} order={order} onOrder={onOrder} />
        <tbody ref={body} role="rowgroup">
          {loading && <SkeletonRows columns={columns} />}
          <Space height={before} />
          {rows.slice(first, last).map((row, at) => (
            <DataRow
              key={keys[first + at]}
              row={row}
              columns={columns}
              index={onView && first + at + 2}
              rowProps={rowProps}
              below={below}
            />
          ))}
          <Space height={room} />
        </tbody>
      </table>
      {children}
    </div>
  )
}

/** The room of rows that are not drawn. One cell: a span over columns that are not shown would make new ones. */
function Space({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className="space">
      <td style={{ height }} />
    </tr>
  )
}
