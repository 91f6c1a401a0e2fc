import type { ReactNode } from 'react'

/** One column of a table, and what becomes of it where there is less room. */
export type Column<Row> = {
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** px. Columns without one share what is left. */
  readonly width?: number
  /** Its head is a button that sorts by this name. */
  readonly order?: string
  /** The order in which columns go as the table gets narrower: 1 goes first. Without it the column stays. */
  readonly drop?: 1 | 2 | 3 | 4
  /**
   * Its place where rows are cards: `lead` and `title` begin the card, `menu` ends that line, a `mark` stands beside
   * others, a `line` has one of its own, a `fact` too, with the head before it. What has no place is gone.
   */
  readonly card?: 'lead' | 'title' | 'menu' | 'mark' | 'line' | 'fact'
  readonly numeric?: boolean
  /** The text may break into lines. */
  readonly wrap?: boolean
  /** The head is for assistive tech only. */
  readonly quietHead?: boolean
  /** The cell names its row. */
  readonly rowHead?: boolean
  /** A cell that takes the columns after it too; none of those may drop. */
  readonly spans?: (row: Row) => boolean
  /** A cell that stands out in the accent's tint. */
  readonly tinted?: (row: Row) => boolean
  /** How wide the text will be that is on its way, px. */
  readonly skeleton?: number
  /** What is copied of a cell; a column without it is not copied. */
  readonly text?: (row: Row) => string
}

/** The classes of a column's cells: each looks the same in every row, so the looks stand once, in `data-table.css`. */
export const columnClass = <Row>({ drop, card, numeric, wrap }: Column<Row>) =>
  [drop && `drop-${drop}`, card && `card-${card}`, numeric && 'numeric', wrap && 'wrap'].filter(Boolean).join(' ') ||
  undefined
