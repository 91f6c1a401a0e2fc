'use client'
import { Button } from '@/components/ui/button'
import { Copy } from '@/components/ui/copy'
import { Flash } from '@/components/ui/flash'
import type { AppError } from '@/lib/result'

/** An error that belongs to no field, with what somebody would need to report it. */
export function FormAlert({ error, onRetry }: { error: AppError; onRetry?: () => void }) {
  const { operation, message, code, requestId, httpStatus, remedy, retryAfter } = error
  const details = [
    `Operation: ${operation}`,
    `Code: ${code}`,
    `HTTP status: ${httpStatus}`,
    `Request id: ${requestId ?? 'none'}`,
    `Message: ${message}`,
  ].join('\n')
  return (
    <Flash
      role="bad"
      title={`${operation} failed: ${message}`}
      actions={onRetry && <Button onClick={onRetry}>Retry</Button>}
    >
      {remedy && <p>{remedy}</p>}
      {retryAfter !== undefined && <p>AWS is throttling requests. Nothing was changed. Try again in {retryAfter} s.</p>}
      <p className="text-meta">
        {code}
        {requestId && (
          <>
            {' '}
            · request <code>{requestId}</code>
          </>
        )}{' '}
        <Copy value={details} label="details" text />
      </p>
    </Flash>
  )
}
