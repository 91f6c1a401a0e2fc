'use client'
import { useQuery } from '@tanstack/react-query'
import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { usePlace } from '@/lib/browser/use-place'
import { fromFunction, type CreateInitial } from '@/lib/functions/create/create-initial'
import { functionQuery } from '@/lib/functions/queries'
import type { PushTarget } from '@/lib/repositories/push-target'
import { CreateFunction } from './create-function'

type CreateFunctionPageProps = {
  /** The function to copy; null for a form that starts from the link alone. */
  from: string | null
  link: CreateInitial
  suffix: string
  push: PushTarget
}

/** Create function, once the function to copy has been read. One that cannot be read leaves the link's values. */
export function CreateFunctionPage({ from, link, suffix, push }: CreateFunctionPageProps) {
  const { data, isPending } = useQuery({
    ...functionQuery(usePlace(), from ?? ''),
    enabled: from !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (from !== null && isPending)
    return (
      <div aria-busy>
        <PageHeader title="Create function" />
        <Skeleton width="100%" height={480} />
      </div>
    )
  const { form, fromLink, note } = data ? fromFunction(data, link) : link
  return <CreateFunction initial={form} fromLink={fromLink} note={note} suffix={suffix} push={push} />
}
