'use client'
import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { PageHeader } from '@/components/shell/page-header'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { AppException } from '@/lib/result'

/** In place of a function that is still being read, does not exist, or could not be read. */
export function FunctionUnavailable({
  name,
  qualifier,
  error,
  onRetry,
}: {
  name: string
  qualifier?: string
  error: Error | null
  onRetry: () => void
}) {
  const place = usePlace()
  const back = [{ label: 'Functions', href: paths.functions(place) }]
  if (!error)
    return (
      <div aria-busy>
        <PageHeader title={name} breadcrumb={back} />
        <div className="grid gap-4">
          {[180, 240].map((height) => (
            <Skeleton key={height} width="100%" height={height} />
          ))}
        </div>
      </div>
    )
  const known = error instanceof AppException ? error.error : null
  const notFound = known?.httpStatus === 404
  const what = qualifier
    ? `${name} has no version or alias ${qualifier} in ${place.region}.`
    : `No function named ${name} in ${place.region}.`
  return (
    <>
      <PageHeader title={name} breadcrumb={back} />
      <div className="rounded-card border border-line bg-surface">
        <EmptyState
          title={notFound ? what : `Couldn't read ${name}`}
          actions={
            <>
              {notFound && qualifier && <LinkButton href={paths.function(place, name)}>Open $LATEST</LinkButton>}
              {notFound && !qualifier && (
                <LinkButton variant="primary" href={paths.createFunction(place, { name })}>
                  Create it
                </LinkButton>
              )}
              {!notFound && <Button onClick={onRetry}>Retry</Button>}
              <LinkButton href={paths.functions(place)}>Functions</LinkButton>
            </>
          }
        >
          {!notFound && error.message}
          {known?.requestId && (
            <p className="text-meta text-text-3">
              {known.code} · request <code>{known.requestId}</code>
            </p>
          )}
        </EmptyState>
      </div>
    </>
  )
}
