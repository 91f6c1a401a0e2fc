import type { Column } from './column'

/** One field of a line of text: what would end it becomes a space. */
const field = (text: string) => text.replace(/[\t\r\n]+/g, ' ')

/** Rows as text that a spreadsheet takes: a line each, the columns set apart by tabs, the heads first. */
export function rowsAsText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const copied = columns.flatMap(({ head, text }) => (text ? [{ head, text }] : []))
  const heads = copied.map(({ head }) => field(head))
  return [heads, ...rows.map((row) => copied.map(({ text }) => field(text(row))))]
    .map((fields) => fields.join('\t'))
    .join('\n')
}
