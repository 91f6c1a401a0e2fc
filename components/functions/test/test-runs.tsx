'use client'
import { Card } from '@/components/ui/card'
import { ClockTime } from '@/components/ui/clock-time'
import { cx } from '@/components/ui/cx'
import { count } from '@/lib/format'
import { outcomeOf } from '@/lib/functions/invoke/invoke-model'
import type { Run } from './use-test'

/** The runs of this tab, newest first; one is looked at by choosing it. */
export function TestRuns({
  runs,
  shown,
  onShow,
}: {
  runs: readonly Run[]
  shown: Run | null
  onShow: (run: Run) => void
}) {
  return (
    <Card title="Runs in this tab" flush>
      <ul>
        {runs.map((run) => (
          <li key={run.id} className="border-b border-line last:border-b-0">
            <button
              type="button"
              aria-current={run === shown || undefined}
              onClick={() => onShow(run)}
              className={cx(
                'flex min-h-9 w-full flex-wrap items-center gap-x-3 px-4 py-1.5 text-left text-control hover:bg-hover',
                run === shown && 'bg-accent-soft',
              )}
            >
              <ClockTime at={run.id} />
              <span className={run.functionError === null ? 'text-ok' : 'text-bad'}>{outcomeOf(run)}</span>
              <span className="text-text-3">{run.executedVersion ?? run.type}</span>
              <span className="ml-auto text-text-3 tabular-nums">{count(run.elapsedMs)} ms</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
