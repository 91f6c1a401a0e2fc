import { cx } from '@/components/ui/cx'
import { type EnvironmentRow, rowsSize } from '@/lib/functions/configuration/environment-rows'
import { environmentLimit, sizeError } from '@/lib/functions/configuration/lambda-environment'

const kb = (bytes: number) => (bytes / 1024).toFixed(1)

/** How much of Lambda's 4 KB the variables take. Hidden values are counted by name only, and that is said. */
export function EnvironmentMeter({ rows }: { rows: readonly EnvironmentRow[] }) {
  const { bytes, hidden } = rowsSize(rows)
  const error = sizeError(bytes)
  const part = Math.min(100, (bytes / environmentLimit) * 100)
  return (
    <div className={cx('ml-auto flex items-center gap-2 text-meta', error ? 'text-bad' : 'text-text-2')}>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden className="h-1 w-24 rounded-full bg-idle-soft">
        <rect width={part} height="4" fill="currentColor" />
      </svg>
      <span>
        {kb(bytes)} of {kb(environmentLimit)} KB
        {hidden > 0 && `, and ${hidden} hidden ${hidden === 1 ? 'value' : 'values'}`}
      </span>
    </div>
  )
}
