'use client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Table, Td, Th } from '@/components/ui/table'
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
          <div className="overflow-hidden rounded-control border border-line">
            <Table caption="Changes" bare>
              <thead>
                <tr>
                  <Th>Setting</Th>
                  <Th>When you began</Th>
                  <Th>Theirs</Th>
                  <Th>Yours</Th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ label, base, theirs, mine, conflict }) => (
                  <tr key={label} className={conflict ? 'bg-warn-soft' : undefined}>
                    <Td wrap>
                      <span className="wrap-anywhere">{label}</span>
                      {conflict && <span className="block text-meta text-warn">both changed it</span>}
                    </Td>
                    <Td wrap className="wrap-anywhere text-text-2">
                      {base}
                    </Td>
                    <Td wrap className="wrap-anywhere">
                      {theirs}
                    </Td>
                    <Td wrap className="wrap-anywhere">
                      {mine}
                    </Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        )}
        {elsewhere.length > 0 && (
          <p className="text-text-2">Also changed, outside this form: {list.format(elsewhere)}.</p>
        )}
      </div>
    </Dialog>
  )
}
