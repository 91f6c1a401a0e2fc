'use client'
import { memo, type ComponentProps, type ReactNode } from 'react'
import { cx } from '../cx'
import { columnClass, type Column } from './column'

/** What a row does and how it looks besides its cells. */
export type RowProps = Pick<ComponentProps<'tr'>, 'onClick' | 'onDoubleClick' | 'onKeyDown' | 'className'>

type DataRowProps<Row> = {
  row: Row
  columns: readonly Column<Row>[]
  /** Its place in a list of which not every row is in the page. */
  index: number | undefined
  rowProps: ((row: Row) => RowProps) | undefined
  below: ((row: Row) => ReactNode) | undefined
}

function PlainRow<Row>({ row, columns, index, rowProps, below }: DataRowProps<Row>) {
  const spanning = columns.findIndex(({ spans }) => spans?.(row))
  const shown = spanning < 0 ? columns : columns.slice(0, spanning + 1)
  const under = below?.(row)
  return (
    <>
      <tr role="row" aria-rowindex={index} {...rowProps?.(row)}>
        {shown.map((column, at) => {
          const look = {
            className: cx(columnClass(column), column.tinted?.(row) && 'bg-accent-soft') || undefined,
            'data-head': column.card === 'fact' ? column.head : undefined,
          }
          return column.rowHead ? (
            <th key={column.head} role="rowheader" scope="row" {...look}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.head} role="cell" colSpan={at === spanning ? columns.length - at : undefined} {...look}>
              {column.cell(row)}
            </td>
          )
        })}
      </tr>
      {under && (
        <tr role="row" className="below">
          <td role="cell" colSpan={columns.length}>
            {under}
          </td>
        </tr>
      )}
    </>
  )
}

/** `memo` of a component that is generic, and stays so. */
const memoGeneric: <Props>(component: (props: Props) => ReactNode) => (props: Props) => ReactNode = memo

/** One row. It is drawn again only when it, or its columns, are others. */
export const DataRow = memoGeneric(PlainRow)
