'use client'
import { Button } from '@/components/ui/button'
import { Flash } from '@/components/ui/flash'
import { AppException } from '@/lib/result'

/** Why a list could not be read, with AWS's own words; the filters above it stay. */
export function ListProblem({ nouns, error, onRetry }: { nouns: string; error: Error; onRetry: () => void }) {
  const known = error instanceof AppException ? error.error : null
  return (
    <Flash
      role="bad"
      title={`Couldn't list ${nouns}: ${known?.message ?? error.message}`}
      actions={<Button onClick={onRetry}>Retry</Button>}
    >
      {known?.remedy && <p>{known.remedy}</p>}
      {known && (
        <details className="mt-1">
          <summary className="min-h-6">Details</summary>
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 text-meta">
            <dt>Operation</dt>
            <dd>{known.operation}</dd>
            <dt>Code</dt>
            <dd>
              {known.code}
              {known.httpStatus > 0 && ` (HTTP ${known.httpStatus})`}
            </dd>
            {known.requestId && (
              <>
                <dt>Request id</dt>
                <dd className="font-mono">{known.requestId}</dd>
              </>
            )}
          </dl>
        </details>
      )}
    </Flash>
  )
}
