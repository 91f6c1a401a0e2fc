'use client'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { SavePhase } from './use-save'

type StatusProps = {
  phase: SavePhase
  summary: readonly string[]
  note: string | null
  onQueue: () => void
  onCancel: () => void
}

/** Beside Save: what will change, or what the save is waiting for. */
export function SaveStatus({ phase, summary, note, onQueue, onCancel }: StatusProps) {
  if (phase.kind === 'offered')
    return (
      <span role="status" className="inline-flex flex-wrap items-center gap-2">
        Another update is running. Save when it finishes? <Button onClick={onQueue}>Queue</Button>
      </span>
    )
  if (phase.kind === 'finished')
    return <span role="status">The other update has finished. Nothing of yours was sent yet: save again.</span>
  if (phase.kind === 'queued')
    return (
      <span role="status" className="inline-flex flex-wrap items-center gap-2">
        <Icon name="ring" className="size-3.5 text-busy" /> Waiting for the current update.{' '}
        <Button onClick={onCancel}>Don't wait</Button>
      </span>
    )
  if (note) return <span role="status">{note}</span>
  return summary.length === 0 ? (
    <span className="text-text-3">No changes yet</span>
  ) : (
    <span className="line-clamp-3 wrap-anywhere" title={summary.join('\n')}>
      {summary.join(' · ')}
    </span>
  )
}
