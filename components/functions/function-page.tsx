'use client'
import { useEffect, useState, type ReactNode } from 'react'
import { forgetRecent } from '@/components/shell/use-recent'
import { Flash } from '@/components/ui/flash'
import { LinkButton } from '@/components/ui/button'
import type { FunctionModel } from '@/lib/functions/model'
import { type FunctionTab, paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { AppException } from '@/lib/result'
import { DeleteFunctionDialog } from './detail/delete-function-dialog'
import { FunctionBanner } from './detail/function-banner'
import { FunctionHeader } from './detail/function-header'
import { FunctionUnavailable } from './function-unavailable'
import { useFunction, useStateAnnouncement } from './use-function'
import { VersionLock } from './qualifiers/version-lock'

/** What a tab gets. `locked`: why nothing of this function can be edited here; undefined when it can. */
export type FunctionTabProps = { readonly fn: FunctionModel; readonly qualifier?: string; readonly gone: boolean }

type FunctionPageProps = {
  name: string
  qualifier?: string
  tab: FunctionTab
  children: (props: FunctionTabProps) => ReactNode
}

/** The frame of every tab of a function: header, state, and what stands in for it when it cannot be read. */
export function FunctionPage({ name, qualifier, tab, children }: FunctionPageProps) {
  const place = usePlace()
  const { data: fn, error, refetch } = useFunction(name, qualifier)
  const announcement = useStateAnnouncement(fn)
  const [deleting, setDeleting] = useState(false)
  const notFound = error instanceof AppException && error.error.httpStatus === 404
  useEffect(() => {
    if (notFound && !qualifier) forgetRecent(place, name)
  }, [notFound, place, name, qualifier])
  if (!fn) return <FunctionUnavailable name={name} qualifier={qualifier} error={error} onRetry={() => void refetch()} />
  return (
    <>
      <FunctionHeader fn={fn} tab={tab} qualifier={qualifier} gone={notFound} onDelete={() => setDeleting(true)} />
      <span role="status" className="sr-only">
        {announcement}
      </span>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 pb-10">
        {notFound && (
          <Flash
            role="bad"
            title={`${name} was deleted while this page was open.`}
            actions={<LinkButton href={paths.functions(place)}>Functions</LinkButton>}
          >
            What you see is what was last read. Nothing here can be changed.
          </Flash>
        )}
        {error && !notFound && (
          <Flash role="warn" title="Couldn't read the function again.">
            {error.message}
          </Flash>
        )}
        {fn.version !== '$LATEST' && <VersionLock fn={fn} tab={tab} qualifier={qualifier ?? fn.version} />}
        <FunctionBanner fn={fn} tab={tab} onDelete={() => setDeleting(true)} />
        {children({ fn, qualifier, gone: notFound })}
      </div>
      <DeleteFunctionDialog name={name} open={deleting} onClose={() => setDeleting(false)} />
    </>
  )
}
