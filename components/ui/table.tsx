import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icons'

/** A table in a card's border that scrolls sideways in itself. `caption` names it for assistive tech. */
export function Table({
  caption,
  children,
  bare = false,
  ...rest
}: { caption: string; children: ReactNode; bare?: boolean } & ComponentProps<'table'>) {
  return (
    <div className={cx('relative overflow-x-auto', !bare && 'rounded-card border border-line bg-surface')}>
      <table
        {...rest}
        className={cx(
          'w-full border-collapse text-left text-control tabular-nums [&_tbody_tr:last-child>*]:border-b-0',
          rest.className,
        )}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}

/** A column's head. With `onSort` it is a button and carries `aria-sort`. */
export function Th({
  children,
  numeric = false,
  sort,
  onSort,
  className,
  ...rest
}: {
  children?: ReactNode
  numeric?: boolean
  sort?: 'ascending' | 'descending'
  onSort?: () => void
} & ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      aria-sort={sort}
      {...rest}
      className={cx(
        'border-b border-line px-3 py-2 text-meta font-normal whitespace-nowrap text-text-3',
        numeric && 'text-right',
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className="-mx-1 -my-1 inline-flex align-middle min-h-6 items-center gap-1 rounded-badge px-1 hover:text-text in-[.text-right]:flex-row-reverse"
        >
          {children}
          <Icon name={sort === 'descending' ? 'arrowDown' : 'arrowUp'} className={cx('size-3', !sort && 'opacity-0')} />
        </button>
      ) : (
        children
      )}
    </th>
  )
}

/** A cell, 36 px high. `wrap` for text that may break. */
export function Td({
  children,
  numeric = false,
  wrap = false,
  className,
  ...rest
}: { children?: ReactNode; numeric?: boolean; wrap?: boolean } & ComponentProps<'td'>) {
  return (
    <td
      {...rest}
      className={cx(
        'h-9 border-b border-line px-3',
        wrap ? 'py-2' : 'whitespace-nowrap',
        numeric && 'text-right',
        className,
      )}
    >
      {children}
    </td>
  )
}

/** A cell with nothing in it. */
export function None() {
  return (
    <span className="text-text-3">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  )
}
