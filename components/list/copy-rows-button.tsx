'use client'
import { IconButton } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy'
import type { Column } from '@/components/ui/data-table/column'
import { useToast } from '@/components/ui/toast'
import { plural } from '@/lib/format'

type CopyRowsProps<Line> = { columns: readonly Column<Line>[]; lines: readonly Line[] }

/** Copies the lines that the filter lets through, all of them, as a table for a spreadsheet. */
export function CopyRowsButton<Line>({ columns, lines }: CopyRowsProps<Line>) {
  const { show } = useToast()
  const copy = async () => {
    const { rowsAsText } = await import('@/components/ui/data-table/copy-rows')
    await copyText(rowsAsText(columns, lines)).then(
      () => show(`Copied ${plural(lines.length, 'row')}.`),
      () => show('Couldn’t copy: the browser refuses.'),
    )
  }
  return <IconButton icon="copy" label="Copy rows as a table" className="ml-auto" onClick={() => void copy()} />
}
