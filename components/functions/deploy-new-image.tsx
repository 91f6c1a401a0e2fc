'use client'
import { useQuery } from '@tanstack/react-query'
import { PageHeader } from '@/components/shell/page-header'
import { isChanging } from '@/lib/functions/model'
import { functionQuery } from '@/lib/functions/queries'
import { paths } from '@/lib/paths'
import { pollInterval } from '@/lib/poll'
import type { PushTarget } from '@/lib/repositories/push-target'
import { usePlace } from '@/lib/use-place'
import { DeployForm } from './deploy-new-image-form'
import { FunctionUnavailable } from './function-unavailable'

/** Deploy new image (product.md §2.9): a page of its own, so that a link to it can be shared. */
export function DeployNewImage({ name, image, push }: { name: string; image: string | null; push: PushTarget }) {
  const place = usePlace()
  const fn = useQuery({ ...functionQuery(place, name), refetchInterval: pollInterval(isChanging, place.restMs) })
  if (!fn.data) return <FunctionUnavailable name={name} error={fn.error} onRetry={() => fn.refetch()} />
  const breadcrumb = [{ label: 'Functions', href: paths.functions(place) }, { label: name, href: paths.function(place, name) }]
  return (
    <>
      <PageHeader title="Deploy new image" breadcrumb={breadcrumb} />
      <DeployForm fn={fn.data} image={image} push={push} />
    </>
  )
}
