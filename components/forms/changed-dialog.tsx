'use client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Column } from '@/components/ui/data-table/column'
import { DataTable } from '@/components/ui/data-table/data-table'
import type { MergeRow } from '@/lib/forms/form-spec'

type ChangedProps = {
  /** Settings of this form that others changed. */
  rows: readonly MergeRow[]
  /** What else changed, by name. */
  elsewhere: readonly string[]
  keepMine: () => void
  takeTheirs: () => void
  review: () => void
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })

const columns: readonly Column<MergeRow>[] = [
  {
    head: 'Setting',
    wrap: true,
    card: 'title',
    cell: ({ label, conflict }) => (
      <>
        {label}
        {conflict && <span className="block text-meta text-warn">both changed it</span>}
      </>
    ),
  },
  {
    head: 'When you began',
    wrap: true,
    card: 'fact',
    cell: ({ base }) => <span className="text-text-2">{base}</span>,
  },
  { head: 'Theirs', wrap: true, card: 'fact', cell: ({ theirs }) => theirs },
  { head: 'Yours', wrap: true, card: 'fact', cell: ({ mine }) => mine },
]

/** What they changed, what I changed, and what it was. Nothing is overwritten without a choice. */
export function ChangedDialog({ rows, elsewhere, keepMine, takeTheirs, review }: ChangedProps) {
  const conflicts = rows.filter(({ conflict }) => conflict).length
  return (
    <Dialog
      title="This function changed while you were editing."
      open
      onClose={review}
      footer={
        <>
          <Button onClick={review} data-autofocus>
            Review
          </Button>
          {conflicts > 0 && <Button onClick={takeTheirs}>Take theirs</Button>}
          <Button variant="primary" onClick={keepMine}>
            {conflicts > 0 ? 'Keep mine' : 'Save mine too'}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 text-control">
        <p>
          Nothing was saved yet.{' '}
          {conflicts > 0
            ? 'Where both of you changed a setting, choose. Everything else of theirs stays.'
            : rows.length > 0
              ? 'What they changed here stays; yours comes on top.'
              : 'None of the settings in this form was touched.'}
        </p>
        {rows.length > 0 && (
          <DataTable
            caption="Changes"
            columns={columns}
            rows={rows}
            rowKey={({ label }) => label}
            rowProps={({ conflict }) => ({ className: conflict ? 'conflict' : undefined })}
          />
        )}
        {elsewhere.length > 0 && (
          <p className="text-text-2">Also changed, outside this form: {list.format(elsewhere)}.</p>
        )}
      </div>
    </Dialog>
  )
}
