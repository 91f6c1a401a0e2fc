'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { FormState } from './use-form'

/** Beside Save: what will change, or what the save is waiting for. `summary` stands in for the list of changes. */
export function SaveStatus({ form, summary }: { form: FormState; summary?: ReactNode }) {
  const { phase, note, changes, moved } = form
  if (phase.kind === 'offered')
    return (
      <span role="status" className="inline-flex flex-wrap items-center gap-2">
        Another update is running. Save when it finishes? <Button onClick={form.queue}>Queue</Button>
      </span>
    )
  if (phase.kind === 'finished')
    return <span role="status">The other update has finished. Nothing of yours was sent yet: save again.</span>
  if (phase.kind === 'queued')
    return (
      <span role="status" className="inline-flex flex-wrap items-center gap-2">
        <Icon name="ring" className="size-3.5 text-busy" /> Waiting for the current update.{' '}
        <Button onClick={form.cancel}>Don't wait</Button>
      </span>
    )
  if (note) return <span role="status">{note}</span>
  if (moved.length > 0)
    return (
      <span role="status" className="inline-flex flex-wrap items-center gap-2">
        This function changed while you were editing: {moved.join(', ')}. <Button onClick={form.compare}>Review</Button>
      </span>
    )
  if (summary !== undefined) return summary
  return changes.length === 0 ? (
    <span className="text-text-3">No changes yet</span>
  ) : (
    <span className="line-clamp-3 wrap-anywhere" title={changes.join('\n')}>
      {changes.join(' · ')}
    </span>
  )
}
