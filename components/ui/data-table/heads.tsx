import { Icon } from '../icons'
import { Skeleton } from '../skeleton'
import { columnClass, type Column } from './column'

/** By what a table is sorted, and what hears of another wish. */
export type Ordered = {
  readonly order?: { readonly by: string; readonly descending: boolean }
  readonly onOrder?: (by: string) => void
}

/** The widths of the columns and their heads; those that sort are buttons and carry `aria-sort`. */
export function Heads<Row>({ columns, order, onOrder }: Ordered & { columns: readonly Column<Row>[] }) {
  const sortOf = (by: string | undefined) =>
    by !== undefined && by === order?.by ? (order.descending ? 'descending' : 'ascending') : undefined
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col
            key={column.head}
            className={columnClass(column)}
            style={column.width ? { width: column.width } : undefined}
          />
        ))}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => {
            const { head, order: by, quietHead } = column
            return (
              <th key={head} role="columnheader" scope="col" aria-sort={sortOf(by)} className={columnClass(column)}>
                {by !== undefined && onOrder ? (
                  <button type="button" onClick={() => onOrder(by)}>
                    {head}
                    <Icon name={sortOf(by) === 'descending' ? 'arrowDown' : 'arrowUp'} />
                  </button>
                ) : quietHead ? (
                  <span className="sr-only">{head}</span>
                ) : (
                  head
                )}
              </th>
            )
          })}
        </tr>
      </thead>
    </>
  )
}

/** Rows on their way, as high as they will be and with texts as wide. */
export function SkeletonRows<Row>({ columns, count = 8 }: { columns: readonly Column<Row>[]; count?: number }) {
  return Array.from({ length: count }, (_, at) => (
    <tr key={at} role="row">
      {columns.map((column) => (
        <td key={column.head} role="cell" className={columnClass(column)}>
          <Skeleton width={column.skeleton ?? 60} />
        </td>
      ))}
    </tr>
  ))
}
