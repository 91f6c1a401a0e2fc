'use client'
import { type ReactNode, useState } from 'react'
import { Flash } from '@/components/ui/flash'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/shell/page-header'
import type { FunctionModel } from '@/lib/functions/model'
import { ZIP_REASON } from '@/lib/functions/can'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { FunctionUnavailable } from '@/components/functions/function-unavailable'
import { useFunction } from '@/components/functions/use-function'
import { AppException } from '@/lib/result'

/** Hands an edit page the function as it was when the page opened; what changes later is the form's business. */
export function EditFunction({
  name,
  title,
  children,
}: {
  name: string
  title: string
  children: (fn: FunctionModel) => ReactNode
}) {
  const place = usePlace()
  const { data, error, refetch } = useFunction(name)
  const [opened, setOpened] = useState(data)
  if (!opened && data) setOpened(data)
  const fn = data ?? opened
  if (!fn) return <FunctionUnavailable name={name} error={error} onRetry={() => void refetch()} />
  const gone = error instanceof AppException && error.error.httpStatus === 404
  if (fn.packageType === 'Zip')
    return (
      <>
        <PageHeader
          title={title}
          breadcrumb={[
            { label: 'Functions', href: paths.functions(place) },
            { label: name, href: paths.function(place, name) },
          ]}
        />
        <Flash
          role="idle"
          title={ZIP_REASON}
          actions={<LinkButton href={paths.function(place, name)}>Back to {name}</LinkButton>}
          quiet
        >
          Gantry edits functions that run from container images.
        </Flash>
      </>
    )
  return (
    <>
      {gone && (
        <div className="pt-4">
          <Flash role="bad" title={`${name} was deleted while this page was open.`}>
            Your entries are still here, but there is nothing to save them to.
          </Flash>
        </div>
      )}
      {children(fn)}
    </>
  )
}
